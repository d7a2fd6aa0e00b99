import { RotateCw, UserRoundPlus } from "lucide-react";
import { useRef, useState } from "react";
import { rosterFileName } from "../../../../functions/contract/file-names.ts";
import type { Session } from "../../api/answers.ts";
import type { RosterStatus } from "../../api/organizer/answers.ts";
import { rosterPath } from "../../api/organizer/requests.ts";
import { handsMessages } from "../../messages/organizer/hands-messages.ts";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { CsvButton } from "../../organizer/csv-button.tsx";
import { Tabs } from "../../organizer/tabs.tsx";
import { isBooth } from "../../seats/booths.ts";
import { Button } from "../../ui/button.tsx";
import { AddPerson } from "./add-person.tsx";
import { RosterPanel } from "./roster-panel.tsx";
import { STATUSES, useRoster } from "./use-roster.ts";

interface RosterViewProps {
  readonly session: Session;
  readonly timeZone: string;
}

export function RosterView({ session, timeZone }: RosterViewProps) {
  const { roster, reload, remove, add, offer } = useRoster(session);
  const [isAdding, setIsAdding] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  const [status, setStatus] = useState<RosterStatus>("CONFIRMED");
  const [searched, setSearched] = useState("");
  const tabs = STATUSES.map((name) => {
    const { attendees, complete } = roster[name];
    return { name, text: text.counted(text.tabs[name], attendees.length, complete) };
  });
  return (
    <div className="mt-6">
      {!isBooth(session) && (
        <Button
          ref={addButton}
          variant="outline"
          aria-expanded={isAdding}
          className="mb-4"
          onClick={() => setIsAdding(!isAdding)}
        >
          <UserRoundPlus aria-hidden className="size-4" />
          {handsMessages.add}
        </Button>
      )}
      {isAdding && (
        <div className="mb-8">
          <AddPerson
            {...{ session, add }}
            known={STATUSES.flatMap((name) => roster[name].attendees)}
            onClose={() => {
              setIsAdding(false);
              addButton.current?.focus();
            }}
          />
        </div>
      )}
      <Tabs label={text.lists} tabs={tabs} current={status} onPick={(name) => setStatus(name)}>
        <RosterPanel
          key={status}
          list={roster[status]}
          expected={status === "WAITLISTED" ? session.waiting : session.taken}
          {...{ status, timeZone, searched, remove, offer }}
          capacity={session.capacity}
          onSearch={setSearched}
        >
          <CsvButton
            text={text}
            path={rosterPath(session.sessionId, status)}
            nameOf={(at) => rosterFileName(session, status, at)}
          />
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
