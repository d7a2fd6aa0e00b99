import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { overTimeFileName } from "../../../../functions/contract/file-names.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { SessionFigures } from "../../api/organizer/answers.ts";
import { overTimePath } from "../../api/organizer/figures-file.ts";
import { overTimeQuery } from "../../api/organizer/queries.ts";
import { useBackingOff } from "../../api/use-backing-off.ts";
import { figuresMessages } from "../../messages/organizer/figures-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import { LiveSection } from "../../organizer/live-section.tsx";
import { ShownData } from "../../organizer/shown-data.tsx";
import { type Column, DataTable } from "./data-table.tsx";
import { ExportButtons } from "./export-buttons.tsx";
import { type Step, stepsOf } from "./trend.ts";
import { TrendChart } from "./trend-chart.tsx";

const { trend: text } = figuresMessages;

const COUNTS = [
  ...(["reserved", "fromWaitlist", "cancelled", "noShows"] as const),
  ...(["waitlisted", "checkedIn", "seats"] as const),
];
const columns: Column<Step>[] = [
  { label: text.columns.when, value: ({ at }) => at, show: ({ name }) => name },
  ...COUNTS.map((count) => ({ label: text.columns[count], value: (step: Step) => step[count] })),
];

const ALL = "";

interface TrendSectionProps {
  readonly eventId: string;
  readonly sessions: readonly SessionFigures[];
}

/** How the seats of an event or of one session were taken over time. */
export function TrendSection({ eventId, sessions }: TrendSectionProps) {
  const [chosen, setChosen] = useState(ALL);
  const session = sessions.find(({ sessionId }) => sessionId === chosen);
  const sessionId = session?.sessionId ?? null;
  const query = useQuery({
    ...overTimeQuery(useApiAccess(), eventId, sessionId),
    refetchInterval: useBackingOff(),
  });
  const titles = new Map(sessions.map((each) => [each.sessionId, each.title]));
  return (
    <LiveSection
      {...query}
      retry={query.refetch}
      title={text.title}
      hint={text.hint}
      beside={
        <ExportButtons
          of={text.title}
          path={overTimePath(eventId, sessionId)}
          fileName={overTimeFileName(eventId, session ? { eventId, ...session } : null, new Date())}
        />
      }
    >
      {(figures) => (
        <>
          <ChoiceField
            label={text.of}
            className="mt-5 max-w-md"
            choice={sessionId ?? ALL}
            choices={[ALL, ...titles.keys()]}
            nameOf={(id) => titles.get(id) ?? text.all}
            onChoose={setChosen}
          />
          {figures.hours.length === 0 ? (
            <p className="mt-5 text-ink-soft">{text.none}</p>
          ) : (
            <>
              <div className="mt-9 pr-2">
                <TrendChart figures={figures} />
              </div>
              <ShownData>
                <DataTable
                  caption={text.caption}
                  columns={columns}
                  rows={stepsOf(figures)}
                  keyOf={({ at }) => String(at)}
                />
              </ShownData>
            </>
          )}
        </>
      )}
    </LiveSection>
  );
}
