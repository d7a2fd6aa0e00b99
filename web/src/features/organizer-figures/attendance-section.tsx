import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { attendanceFileName } from "../../../../functions/contract/file-names.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { AttendanceAnswer } from "../../api/organizer/answers.ts";
import { attendancePath } from "../../api/organizer/figures-file.ts";
import { attendanceQuery } from "../../api/organizer/queries.ts";
import { useBackingOff } from "../../api/use-backing-off.ts";
import { figuresMessages } from "../../messages/organizer/figures-messages.ts";
import { LiveSection } from "../../organizer/live-section.tsx";
import { ShownData } from "../../organizer/shown-data.tsx";
import { Button } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { TabList } from "../../ui/tab-list.tsx";
import { type AttendanceRow, GROUPINGS, type Grouping, rowsBy } from "./attendance.ts";
import { AttendanceFigures } from "./attendance-figures.tsx";
import { BarChart } from "./bar-chart.tsx";
import { type Column, DataTable } from "./data-table.tsx";
import { ExportButtons } from "./export-buttons.tsx";

const { attendance: text, percent } = figuresMessages;

/** Who came, by session, room or day. */
export function AttendanceSection({ eventId }: { readonly eventId: string }) {
  const [by, setBy] = useState<Grouping>("session");
  const query = useQuery({
    ...attendanceQuery(useApiAccess(), eventId),
    refetchInterval: useBackingOff({ eager: true }),
  });
  return (
    <LiveSection
      {...query}
      retry={query.refetch}
      title={text.title}
      hint={text.hint}
      beside={
        <ExportButtons
          of={text.title}
          path={attendancePath(eventId, by)}
          fileName={attendanceFileName(eventId, by, new Date())}
        />
      }
    >
      {(attendance) =>
        attendance.total.sessionsWithDoor === 0 ? (
          <Placeholder title={text.emptyTitle} hint={text.emptyHint} />
        ) : (
          <>
            <AttendanceFigures total={attendance.total} />
            <Rates attendance={attendance} by={by} onPick={setBy} />
          </>
        )
      }
    </LiveSection>
  );
}

interface RatesProps {
  readonly attendance: AttendanceAnswer;
  readonly by: Grouping;
  onPick(by: Grouping): void;
}

const FIRST = 10;

function Rates({ attendance, by, onPick }: RatesProps) {
  const id = useId();
  const [all, setAll] = useState(false);
  const rows = rowsBy(attendance, by, text.noRoom);
  const known = rows.filter((row) => row.known && row.checkInRate !== null);
  const shown = all ? known : known.slice(0, FIRST);
  return (
    <>
      <TabList
        id={id}
        label={text.by}
        tabs={GROUPINGS.map((name) => ({ name, text: text.groupings[name] }))}
        current={by}
        onPick={onPick}
        className="mt-6 border-b border-line"
      />
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${by}`}>
        <div className="mt-5 max-w-3xl">
          <BarChart title={text.title} bars={shown.map(barOf)} />
        </div>
        {known.length > FIRST && (
          <Button variant="outline" className="mt-4" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? figuresMessages.showFewer : figuresMessages.showAll(known.length)}
          </Button>
        )}
        <Unknown rows={rows} />
        <ShownData>
          <DataTable
            caption={text.captions[by]}
            columns={columnsOf(by)}
            rows={rows}
            keyOf={({ key }) => key}
          />
        </ShownData>
      </div>
    </>
  );
}

/** 0 % would say that nobody came. */
function Unknown({ rows }: { readonly rows: readonly AttendanceRow[] }) {
  const unknown = rows.filter(({ known }) => !known).length;
  return unknown > 0 && <p className="mt-4 text-sm text-ink-soft">{text.unused(unknown)}</p>;
}

const barOf = ({ key, name, came, expected, checkInRate }: AttendanceRow) => ({
  key,
  label: name,
  share: checkInRate ?? 0,
  value: text.value(came, expected, percent(checkInRate ?? 0)),
});

/** What is not known sorts below everything. */
const rate = (label: string, of: (row: AttendanceRow) => number | null): Column<AttendanceRow> => ({
  label,
  value: (row) => of(row) ?? -1,
  show: (row) => {
    const share = of(row);
    return share === null ? (row.known ? figuresMessages.key.none : text.notUsed) : percent(share);
  },
});

const columnsOf = (by: Grouping): Column<AttendanceRow>[] => [
  {
    label: text.columns[by],
    value: ({ name, key }) => (by === "day" ? key : name),
    show: ({ name }) => name,
  },
  { label: text.columns.expected, value: ({ expected }) => expected },
  { label: text.columns.came, value: ({ came }) => came },
  rate(text.columns.checkInRate, ({ checkInRate }) => checkInRate),
  { label: text.columns.noShows, value: ({ noShows }) => noShows },
  rate(text.columns.noShowRate, ({ noShowRate }) => noShowRate),
  { label: text.columns.walkIns, value: ({ walkIns }) => walkIns },
  rate(text.columns.walkInRate, ({ walkInRate }) => walkInRate),
  { label: text.columns.anyway, value: ({ anyway }) => anyway },
];
