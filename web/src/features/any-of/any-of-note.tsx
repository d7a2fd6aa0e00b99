import { ListOrdered } from "lucide-react";
import type { ReactNode } from "react";
import type { AgendaSession, Event, Rsvp } from "../../api/answers.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import { type Group, offeredIn } from "../../seats/groups.ts";
import { isLineClosed, seatState } from "../../seats/seat-state.ts";
import { useGroup } from "../../seats/use-group.ts";
import { useAnyOfButton } from "./use-any-of-button.tsx";

interface AnyOfNoteProps {
  readonly event: Event;
  /** With its latest seats. */
  readonly session: AgendaSession;
  readonly rsvp: Rsvp | null;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** On the page of a full session: the way to several sessions at once, or of which ones this is one. */
export function AnyOfNote({ event, session, rsvp, timeZone, now }: AnyOfNoteProps): ReactNode {
  const { button, dialog } = useAnyOfButton({ event, first: session.sessionId, timeZone });
  return (
    <>
      <Note {...{ session, rsvp, now, button }} />
      {dialog}
    </>
  );
}

interface NoteProps extends Pick<AnyOfNoteProps, "session" | "rsvp" | "now"> {
  readonly button: ReactNode;
}

function Note({ session, rsvp, now, button }: NoteProps): ReactNode {
  const group = useGroup(session, now);
  const { kind } = seatState(session, rsvp, now);
  if (group !== undefined) return <MemberNote {...{ group, session, now }} />;
  // Once its waitlist has closed, this session can be none of several to wait for.
  if ((kind !== "full" && kind !== "waiting") || isLineClosed(session, now)) return null;
  return (
    <div className="grid justify-items-start gap-2.5 rounded-[0.75rem] border border-line p-3.5">
      <p className="text-[0.9375rem]/[1.375rem] text-ink-soft">{text[kind]}</p>
      {button}
    </div>
  );
}

interface MemberNoteProps extends Pick<AnyOfNoteProps, "session" | "now"> {
  readonly group: Group;
}

function MemberNote({ group, session, now }: MemberNoteProps) {
  const { sessionId, eventId } = session;
  const others = group.members.filter((each) => each.rsvp.sessionId !== sessionId);
  const offered = offeredIn(group, now);
  const isHere = offered?.rsvp.sessionId === sessionId;
  return (
    <section
      aria-label={text.oneOf(group.members.length)}
      className="flex gap-3 rounded-[0.75rem] bg-wait-wash p-3.5 text-[0.9375rem]/[1.375rem] text-ink"
    >
      <ListOrdered aria-hidden className="mt-px size-5 shrink-0 text-wait" />
      <div className="grid min-w-0 gap-1.5">
        <p>
          <b className="font-semibold">{text.oneOf(group.members.length)}.</b>{" "}
          {offered === undefined
            ? text.oneOfHint
            : isHere
              ? text.acceptEnds(others.length)
              : text.paused(offered.session.title)}
        </p>
        <p>
          {text.others}{" "}
          {others.map(({ session: other }, index) => (
            <span key={other.sessionId}>
              {index > 0 && ", "}
              <a
                href={`/events/${eventId}/sessions/${other.sessionId}`}
                className="underline underline-offset-2"
              >
                {other.title}
              </a>
            </span>
          ))}
        </p>
        <a href={`/events/${eventId}/my-schedule`} className="font-medium underline underline-offset-2">
          {text.toSchedule}
        </a>
      </div>
    </section>
  );
}
