import { ChartColumn } from "lucide-react";
import { useMemo } from "react";
import type { FiguresAnswer, SessionFigures } from "../../api/organizer/answers.ts";
import { figuresMessages as text } from "../../messages/organizer/figures-messages.ts";
import { Placeholder } from "../../ui/placeholder.tsx";
import { AttendanceSection } from "./attendance-section.tsx";
import type { Column } from "./data-table.tsx";
import { addsUp, conversionOf, type FilledSession, filledSessions, originOf, waitedFor } from "./derive.ts";
import { KeyFigures } from "./key-figures.tsx";
import { SessionBars } from "./session-bars.tsx";
import { Shares } from "./shares.tsx";
import { TrendSection } from "./trend-section.tsx";

const { columns } = text;

const fillColumns: Column<FilledSession>[] = [
  { label: columns.session, value: ({ title }) => title },
  { label: columns.taken, value: ({ taken }) => taken },
  { label: columns.capacity, value: ({ capacity }) => capacity },
  { label: columns.share, value: ({ share }) => share, show: ({ share }) => text.percent(share) },
];

const waitlistColumns: Column<SessionFigures>[] = [
  { label: columns.session, value: ({ title }) => title },
  { label: columns.waiting, value: ({ waiting }) => waiting },
  { label: columns.joined, value: ({ tally }) => tally.joined },
];

export function FiguresView({ figures }: { readonly figures: FiguresAnswer }) {
  const { sessions, total } = figures;
  const filled = useMemo(() => filledSessions(sessions), [sessions]);
  const lines = useMemo(() => waitedFor(sessions), [sessions]);
  const longest = lines[0]?.waiting ?? 1;
  if (sessions.length === 0) {
    return <Placeholder icon={ChartColumn} title={text.emptyTitle} hint={text.emptyHint} />;
  }
  return (
    <>
      <KeyFigures figures={figures} />
      <TrendSection eventId={figures.eventId} sessions={sessions} />
      <AttendanceSection eventId={figures.eventId} />
      <SessionBars
        {...text.fill}
        rows={filled}
        columns={fillColumns}
        barOf={({ sessionId, title, taken, capacity, share }) => ({
          key: sessionId,
          label: title,
          share,
          value: text.fill.value(taken, capacity) + (share >= 1 ? ` · ${text.fill.full}` : ""),
          striking: share >= 1,
        })}
      />
      <SessionBars
        {...text.lines}
        rows={lines}
        columns={waitlistColumns}
        barOf={({ sessionId, title, waiting }) => ({
          key: sessionId,
          label: title,
          share: waiting / longest,
          value: waiting.toLocaleString("en"),
        })}
      />
      <Shares
        {...text.conversion}
        hint={addsUp(total) ? text.conversion.hint : text.conversion.uncounted}
        by={columns.what}
        unit={columns.people}
        parts={named(conversionOf(total), text.conversion.parts)}
      />
      <Shares
        {...text.origin}
        hint={text.origin.hint(total.tally.released)}
        by={columns.how}
        unit={columns.seats}
        parts={named(originOf(total), text.origin.parts)}
      />
    </>
  );
}

function named<Key extends string>(
  counts: Readonly<Record<NoInfer<Key>, number>>,
  names: Readonly<Record<Key, string>>,
) {
  return (Object.keys(names) as Key[]).map((key) => ({ name: names[key], count: counts[key] }));
}
