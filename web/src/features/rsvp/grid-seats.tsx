import { CircleCheck, LoaderCircle, Users } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { useIdentity } from "../../identity/identity.ts";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import { messages } from "../../messages/messages.ts";
import { ClashMark } from "../../seats/clash-line.tsx";
import type { SeatState } from "../../seats/seat-state.ts";
import { endText } from "../../time/time-range.ts";
import { useNow } from "../../time/use-now.ts";
import { momentText } from "../../time/zoned.ts";
import { useOnline } from "../../ui/use-online.ts";
import { BlockedBy } from "./late-blocked-by.tsx";
import { SeatText, SeatWords } from "./seat-words.tsx";
import { currentPath, useRsvp } from "./use-rsvp.ts";
import { useWish } from "./wishes.ts";

interface GridSeatsProps {
  /** With its latest seats. */
  readonly session: AgendaSession;
  readonly state: SeatState;
  readonly tabIndex: 0 | -1;
  readonly wordsId: string;
  readonly timeZone: string;
}

const { rsvp } = messages;
const icon = "size-4 shrink-0";

/**
 * How full a session is, in a cell of the grid, and a small button that takes a seat or joins the waitlist. Giving one
 * up asks a question, so that is on the session's page.
 */
export function GridSeats({ session, state, tabIndex, wordsId, timeZone }: GridSeatsProps) {
  const { identity, signIn } = useIdentity();
  const { pending, act } = useRsvp();
  const wish = useWish(session.sessionId);
  const online = useOnline();
  const now = useNow(state.kind === "offered" ? 1_000 : undefined);
  const words = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const [blockedBy, setBlockedBy] = useState<string>();
  const open = state.kind === "free" || state.kind === "full";
  const offered = open && (online || wish !== undefined);

  // The button goes with its purpose, and the focus then belongs to the cell.
  useEffect(() => {
    if (!pressed.current || offered) return;
    pressed.current = false;
    if (document.activeElement !== document.body) return;
    words.current?.closest("[data-session]")?.querySelector("a")?.focus();
  });

  const press = () => {
    pressed.current = true;
    if (identity.status === "signed-out") {
      const wanted = state.kind === "free" ? session.sessionId : undefined;
      signIn({ returnTo: currentPath(), rsvp: wanted });
    } else void act(state.kind === "free" ? "reserve" : "join", session);
  };
  const busy = pending !== undefined || wish !== undefined;
  return (
    <>
      <div ref={words} id={wordsId} className="flex min-h-[1.375rem] items-center gap-1.5 pt-1">
        <GridWords {...{ session, state, timeZone, now }} />
        <ClashMark session={session} timeZone={timeZone} />
      </div>
      {state.kind === "free" && <BlockedBy {...{ session, now }} onBlocked={setBlockedBy} />}
      {offered && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={rsvp.about(labelOf(state, identity.status === "signed-out", blockedBy), session.title)}
          {...(busy && { "aria-disabled": true, "aria-busy": true })}
          onClick={busy ? undefined : press}
          className="grid-cell-button"
        >
          {/* Its plus is drawn by the style sheet: hundreds of pictures would slow scrolling. */}
          {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
        </button>
      )}
    </>
  );
}

function labelOf({ kind }: SeatState, signedOut: boolean, blockedBy: string | undefined): string {
  if (kind === "free" && blockedBy !== undefined) return rsvp.hinted(rsvp.swap, rsvp.busyThen(blockedBy));
  if (kind === "free") return signedOut ? rsvp.signIn : rsvp.rsvp;
  return signedOut ? rsvp.signInToJoin : rsvp.join;
}

interface GridWordsProps extends Pick<GridSeatsProps, "session" | "state" | "timeZone"> {
  readonly now: number;
}

/** Beside the words of the list it says when a session ends, and what the attendee has in as few words as there is room for. */
function GridWords({ session, state, timeZone, now }: GridWordsProps): ReactNode {
  switch (state.kind) {
    case "confirmed":
      return (
        <SeatText look="flex items-center gap-1 font-semibold text-good">
          <CircleCheck aria-hidden className={icon} />
          {rsvp.confirmed}
        </SeatText>
      );
    case "waiting":
      return (
        <SeatText look="flex items-center gap-1 font-semibold text-wait">
          <Users aria-hidden className={icon} />
          {state.position === undefined ? rsvp.joining : rsvp.onWaitlist(state.position)}
        </SeatText>
      );
    case "unavailable": {
      const words = reasonWords(state.reason, session, timeZone);
      return words === undefined ? (
        <SeatWords {...{ session, state, now }} />
      ) : (
        <SeatText look="truncate text-ink-soft">{words}</SeatText>
      );
    }
    default:
      return <SeatWords {...{ session, state, now }} />;
  }
}

type Reason = Extract<SeatState, { kind: "unavailable" }>["reason"];

/** Undefined: the words of the list will do. */
function reasonWords(reason: Reason, session: AgendaSession, zone: string): ReactNode {
  const { registrationOpensAt: opens } = session;
  switch (reason) {
    case "started":
      return text.until(endText(session, zone));
    case "ended":
      // Its cell is pale.
      return <span className="sr-only">{rsvp.ended}</span>;
    case "closed":
      return rsvp.closed;
    case "not-open":
      return opens === null ? rsvp.closed : rsvp.opens(momentText(opens, zone));
    case "full":
    case "cancelled":
      return undefined;
  }
}
