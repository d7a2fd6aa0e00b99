import { Check, Hourglass, LoaderCircle, Plus, Users } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { useIdentity } from "../../identity/identity.ts";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import { messages } from "../../messages/messages.ts";
import type { SeatState } from "../../seats/seat-state.ts";
import { clockTime, shortDate } from "../../time/zoned.ts";
import { useOnline } from "../../ui/use-online.ts";
import { currentPath, useRsvp } from "./use-rsvp.ts";
import { useWish } from "./wishes.ts";

interface GridSeatsProps {
  /** With its latest seats. */
  readonly session: AgendaSession;
  readonly state: SeatState;
  readonly tabIndex: 0 | -1;
  readonly timeZone: string;
}

const { rsvp } = messages;
const FEW = 5;
const A_MINUTE = 60_000;
const icon = "size-4 shrink-0";

/**
 * How full a session is, in a cell of the grid, and a small button that takes a seat or joins the waitlist. Giving one
 * up asks a question, so that is on the session's page.
 */
export function GridSeats({ session, state, tabIndex, timeZone }: GridSeatsProps) {
  const { identity, signIn } = useIdentity();
  const { pending, act } = useRsvp();
  const wish = useWish(session.sessionId);
  const online = useOnline();
  const words = useRef<HTMLParagraphElement>(null);
  const pressed = useRef(false);
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
      <p
        ref={words}
        className={`flex min-h-[1.125rem] items-center gap-1 pt-1 text-[0.8125rem]/[1.125rem] text-ink-soft tabular-nums ${offered ? "pr-7" : ""}`}
      >
        {wordsOf(state, session, timeZone)}
      </p>
      {offered && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={rsvp.about(labelOf(state, identity.status === "signed-out"), session.title)}
          {...(busy && { "aria-disabled": true, "aria-busy": true })}
          onClick={busy ? undefined : press}
          className="grid-cell-button"
        >
          {busy ? (
            <LoaderCircle aria-hidden className="size-4 animate-spin" />
          ) : (
            <Plus aria-hidden className="size-4" />
          )}
        </button>
      )}
    </>
  );
}

function labelOf({ kind }: SeatState, signedOut: boolean): string {
  if (kind === "free") return signedOut ? rsvp.signIn : rsvp.rsvp;
  return signedOut ? rsvp.signInToJoin : rsvp.join;
}

function wordsOf(state: SeatState, session: AgendaSession, zone: string): ReactNode {
  switch (state.kind) {
    case "confirmed":
      return (
        <Words look="text-good">
          <Check aria-hidden className={icon} />
          {rsvp.confirmed}
        </Words>
      );
    case "waiting":
      return (
        <Words look="text-wait">
          <Users aria-hidden className={icon} />
          {state.position === undefined ? rsvp.joining : text.inLine(state.position)}
        </Words>
      );
    case "offered":
      return (
        <Words look="text-accent">
          <Hourglass aria-hidden className={icon} />
          {text.yours(Math.max(1, Math.ceil((state.expiresAt - Date.now()) / A_MINUTE)))}
        </Words>
      );
    case "full":
      if (state.held) return rsvp.held;
      return <FullWords waiting={session.waiting} />;
    case "free":
      return <FreeWords session={session} />;
    case "unavailable":
      return reasonOf(state.reason, session, zone);
  }
}

const Words = ({ look, children }: { readonly look: string; readonly children: ReactNode }) => (
  <strong className={`flex min-w-0 items-center gap-1 font-semibold ${look}`}>{children}</strong>
);

const FullWords = ({ waiting }: { readonly waiting: number }) => (
  <span className="truncate">
    <strong className="font-semibold text-bad">{rsvp.full}</strong>
    {waiting > 0 && ` · ${text.waiting(waiting)}`}
  </span>
);

function FreeWords({ session: { seatsLeft, taken } }: Pick<GridSeatsProps, "session">) {
  if (seatsLeft === null) return text.going(taken);
  if (seatsLeft > FEW) return text.left(seatsLeft);
  return (
    <Words look="text-warn">
      {text.last(seatsLeft)}
      <span aria-hidden className="flex gap-0.5 pl-0.5">
        {Array.from({ length: seatsLeft }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all are the same
          <span key={n} className="size-[7px] rounded-full bg-warn-mark" />
        ))}
      </span>
    </Words>
  );
}

type Reason = Extract<SeatState, { kind: "unavailable" }>["reason"];

/** What is over needs no words: its cell is pale. */
function reasonOf(reason: Reason, session: AgendaSession, zone: string): ReactNode {
  const { registrationOpensAt: opens, endsAt, waiting } = session;
  switch (reason) {
    case "cancelled":
      return <Words look="text-bad">{rsvp.cancelled}</Words>;
    case "started":
      return text.until(clockTime(endsAt, zone));
    case "ended":
      return <span className="sr-only">{rsvp.ended}</span>;
    case "full":
      return <FullWords waiting={waiting} />;
    case "not-open":
      if (opens === null) return rsvp.closed;
      return (
        <span className="truncate">{rsvp.opens(`${shortDate(opens, zone)}, ${clockTime(opens, zone)}`)}</span>
      );
    case "closed":
      return <span className="truncate">{rsvp.closed}</span>;
  }
}
