import { useMemo, useState } from "react";
import type { Door, DoorAttendee } from "../../../api/door/answers.ts";
import { doorMessages } from "../../../messages/door/door-messages.ts";
import { clockTime } from "../../../time/zoned.ts";
import { Button } from "../../../ui/button.tsx";
import { plainText } from "../../../ui/plain-text.ts";
import { SearchBox } from "../../../ui/search-box.tsx";
import { hasWords } from "../../../ui/text-filter.ts";

const { names: text } = doorMessages;
/** More would be slow to show, and nobody reads them. */
const MOST_SHOWN = 60;

interface NamesPanelProps {
  readonly door: Door;
  readonly timeZone: string;
  onLetIn(userId: string): void;
  /** A visitor leaves the booth. */
  onLetOut(attendee: DoorAttendee): void;
}

/** Everybody on the list, to find a person without a ticket. */
export function NamesPanel({ door, timeZone, onLetIn, onLetOut }: NamesPanelProps) {
  const [typed, setTyped] = useState("");
  const people = useMemo(() => inOrder(door.attendees), [door.attendees]);
  const found = useMemo(() => {
    const matches = hasWords(typed);
    return people.filter(({ searched }) => matches(searched));
  }, [people, typed]);
  const booth = door.session.kind === "BOOTH";
  const more = found.length - MOST_SHOWN;
  return (
    <div className="grid grid-cols-1 gap-3">
      <SearchBox
        label={text.searchLabel}
        placeholder={text.search}
        text={typed}
        onText={setTyped}
        className="w-full"
      />
      <p role="status" className="sr-only">
        {typed !== "" && text.found(found.length)}
      </p>
      {found.length === 0 && (
        <p className="py-8 text-center text-ink-soft">
          {people.length > 0 ? text.nothing : booth ? text.emptyBooth : text.none}
        </p>
      )}
      <ul>
        {found.slice(0, MOST_SHOWN).map(({ attendee }) => (
          <Person
            key={attendee.userId}
            {...{ attendee, timeZone, onLetIn }}
            onLetOut={booth ? onLetOut : undefined}
          />
        ))}
      </ul>
      {more > 0 && <p className="pb-4 text-center text-sm text-ink-soft">{text.more(more)}</p>}
    </div>
  );
}

interface PersonProps {
  readonly attendee: DoorAttendee;
  readonly timeZone: string;
  onLetIn(userId: string): void;
  readonly onLetOut: ((attendee: DoorAttendee) => void) | undefined;
}

function Person({ attendee, timeZone, onLetIn, onLetOut }: PersonProps) {
  const { userId, checkedInAt } = attendee;
  const name = attendee.name ?? doorMessages.somebody;
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line py-2">
      <div className="min-w-0 grow">
        <p className="truncate font-display text-[1.0625rem] font-semibold">{name}</p>
        <p className={`text-sm ${checkedInAt === null ? "text-ink-soft" : "font-semibold text-good"}`}>
          {checkedInAt === null ? standingOf(attendee) : text.inSince(clockTime(checkedInAt, timeZone))}
        </p>
      </div>
      {checkedInAt === null && (
        <Button
          variant={attendee.status === "CONFIRMED" ? "secondary" : "outline"}
          aria-label={text.letInLabel(name)}
          onClick={() => onLetIn(userId)}
        >
          {text.letIn}
        </Button>
      )}
      {checkedInAt !== null && onLetOut !== undefined && (
        <Button variant="outline" aria-label={text.letOutLabel(name)} onClick={() => onLetOut(attendee)}>
          {text.letOut}
        </Button>
      )}
    </li>
  );
}

function standingOf({ status, standbyNumber, waitlistPosition }: DoorAttendee): string {
  if (status === "CONFIRMED") return text.confirmed;
  if (status === "OFFERED") return text.offered;
  return standbyNumber === null ? text.waitlisted(waitlistPosition) : text.standby(standbyNumber);
}

const inOrder = (attendees: readonly DoorAttendee[]) =>
  attendees
    .map((attendee) => ({ attendee, searched: plainText(attendee.name ?? "") }))
    .sort((a, b) => a.searched.localeCompare(b.searched));
