import { RotateCw } from "lucide-react";
import { useState } from "react";
import type { Session } from "../../api/answers.ts";
import type { RosterStatus } from "../../api/organizer/answers.ts";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { Tabs } from "../../organizer/tabs.tsx";
import { Button } from "../../ui/button.tsx";
import { CsvButton } from "./csv-button.tsx";
import { RosterPanel } from "./roster-panel.tsx";
import { STATUSES, useRoster } from "./use-roster.ts";

interface RosterViewProps {
  readonly session: Session;
  readonly timeZone: string;
}

export function RosterView({ session, timeZone }: RosterViewProps) {
  const { roster, reload, remove } = useRoster(session);
  const [status, setStatus] = useState<RosterStatus>("CONFIRMED");
  const [searched, setSearched] = useState("");
  const tabs = STATUSES.map((name) => {
    const { attendees, complete } = roster[name];
    return { name, text: text.counted(text.tabs[name], attendees.length, complete) };
  });
  return (
    <div className="mt-6">
      <Tabs label={text.lists} tabs={tabs} current={status} onPick={(name) => setStatus(name)}>
        <RosterPanel
          key={status}
          list={roster[status]}
          expected={status === "WAITLISTED" ? session.waiting : session.taken}
          {...{ status, timeZone, searched, remove }}
          onSearch={setSearched}
        >
          <CsvButton session={session} status={status} />
          <Button
            variant="outline"
            size="icon"
            aria-label={text.refresh}
            title={text.refresh}
            onClick={reload}
          >
            <RotateCw aria-hidden className="size-4" />
          </Button>
        </RosterPanel>
      </Tabs>
    </div>
  );
}
