import { SearchX, Users } from "lucide-react";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import { type Answer, failureOf } from "../../api/failure.ts";
import type { Attendee, RosterStatus } from "../../api/organizer/answers.ts";
import type { OutOfTurn } from "../../api/organizer/roster-by-hand.ts";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { failureText } from "../../organizer/failure-text.ts";
import { Button } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { plainText } from "../../ui/plain-text.ts";
import { SearchBox } from "../../ui/search-box.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { hasWords } from "../../ui/text-filter.ts";
import { AttendeeList } from "./attendee-list.tsx";
import type { RosterList } from "./use-roster-list.ts";

interface RosterPanelProps {
  readonly list: RosterList;
  readonly status: RosterStatus;
  /** The expected number of people, from the session. */
  readonly expected: number;
  readonly timeZone: string;
  readonly searched: string;
  onSearch(text: string): void;
  /** `null`: the session is unlimited. */
  readonly capacity: number | null;
  remove(attendee: Attendee): Promise<Answer<unknown>>;
  offer(attendee: Attendee, body: OutOfTurn): Promise<Answer<Attendee>>;
  /** Actions for the list. */
  readonly children: ReactNode;
}

export function RosterPanel(props: RosterPanelProps) {
  const { list, status, expected, timeZone, searched, onSearch, children } = props;
  const { capacity, remove, offer } = props;
  const { attendees, complete, error, goOn } = list;
  const applied = useDeferredValue(searched);
  const shown = useMemo(() => find(attendees, applied), [attendees, applied]);
  const loading = !complete && error === null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-3 py-4">
        <SearchBox label={text.searchLabel} placeholder={text.search} text={searched} onText={onSearch} />
        {children}
        <p aria-live="polite" className="text-sm whitespace-nowrap text-ink-soft tabular-nums sm:ml-auto">
          {loading ? text.loading(attendees.length, expected) : text.found(shown.length, attendees.length)}
        </p>
      </div>
      {error !== null && (
        <Callout tone="bad" alert title={complete ? text.staleTitle : text.partTitle} className="mb-4">
          <p>{failureText(failureOf(error))}</p>
          <Button variant="outline" className="mt-3" onClick={goOn}>
            {complete ? text.refresh : text.goOn}
          </Button>
        </Callout>
      )}
      {loading && attendees.length === 0 && <LoadingRows />}
      {complete && attendees.length === 0 && (
        <Placeholder icon={Users} title={text.emptyTitle[status]} hint={text.emptyHint[status]} />
      )}
      {attendees.length > 0 && shown.length === 0 && (
        <Placeholder icon={SearchX} title={text.noMatchTitle} hint={text.noMatchHint} />
      )}
      {shown.length > 0 && (
        <AttendeeList attendees={shown} all={attendees} {...{ status, timeZone, capacity, remove, offer }} />
      )}
    </>
  );
}

function find(attendees: readonly Attendee[], searched: string): readonly Attendee[] {
  if (searched.trim() === "") return attendees;
  const found = hasWords(searched);
  return attendees.filter(({ name, email, userId }) => found(plainText([name, email, userId].join("\n"))));
}

const ROWS = 6;

function LoadingRows() {
  return (
    <Loading>
      {Array.from({ length: ROWS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={index} className="mb-2 h-16" />
      ))}
    </Loading>
  );
}
