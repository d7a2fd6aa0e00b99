import { Check, Clock, LogIn } from "lucide-react";
import type { ReactNode } from "react";
import type { SessionSeats } from "../../api/session-seats.ts";
import { messages } from "../../messages/messages.ts";
import { clockTime, countdown, shortDate, viewerZone } from "../../time/zoned.ts";
import { Button, type ButtonProps } from "../../ui/button.tsx";
import type { Action } from "./actions.ts";
import type { SeatState } from "./seat-state.ts";

export type Choice = Action | "sign-in";

interface SeatChoicesProps {
  readonly session: SessionSeats;
  readonly state: SeatState;
  readonly now: number;
  readonly pending: Action | undefined;
  readonly signedOut: boolean;
  readonly timeZone?: string | undefined;
  readonly variant?: ButtonProps["variant"];
  readonly size?: ButtonProps["size"];
  onChoose(choice: Choice, button: HTMLElement): void;
}

const { rsvp } = messages;

interface Look {
  readonly label: string;
  readonly choice?: Choice;
  readonly variant?: ButtonProps["variant"];
  readonly icon?: ReactNode;
}

/** One button throughout, so that the focus stays while its meaning changes; a second one only to decline an offer. */
export function SeatChoices(props: SeatChoicesProps) {
  const { session, state, now, pending, size, onChoose } = props;
  const { label, choice, variant = props.variant, icon } = lookOf(props);
  const offered = state.kind === "offered";
  return (
    <div className="flex max-w-64 flex-wrap items-center justify-end gap-2">
      {offered && (
        <p
          part="offer"
          className="basis-full text-right text-sm font-semibold text-good tabular-nums"
          aria-live="off"
        >
          {rsvp.offered(countdown(state.expiresAt - now))}
        </p>
      )}
      <Button
        part="button"
        variant={variant}
        size={size}
        busy={pending !== undefined && pending !== "decline"}
        unavailable={choice === undefined}
        aria-label={rsvp.about(label, session.title)}
        onClick={(event) => choice && onChoose(choice, event.currentTarget)}
      >
        {pending === undefined && icon}
        {label}
      </Button>
      {offered && (
        <Button
          part="decline"
          variant="outline"
          size={size}
          busy={pending === "decline"}
          aria-label={rsvp.about(rsvp.decline, session.title)}
          onClick={(event) => onChoose("decline", event.currentTarget)}
        >
          {rsvp.decline}
        </Button>
      )}
    </div>
  );
}

function lookOf({ state, session, signedOut, timeZone }: SeatChoicesProps): Look {
  if (signedOut && (state.kind === "free" || state.kind === "full")) {
    return {
      label: rsvp.signIn,
      choice: "sign-in",
      variant: "outline",
      icon: <LogIn aria-hidden className="size-4" />,
    };
  }
  switch (state.kind) {
    case "free":
      return { label: rsvp.rsvp, choice: "reserve" };
    case "confirmed":
      return {
        label: rsvp.confirmed,
        choice: "cancel",
        variant: "good",
        icon: <Check aria-hidden className="size-4" />,
      };
    case "full":
      return { label: rsvp.join, choice: "join", variant: "outline" };
    case "waiting": {
      const label = state.position === undefined ? rsvp.joining : rsvp.inLine(state.position);
      return { label, choice: "leave", variant: "secondary", icon: <Clock aria-hidden className="size-4" /> };
    }
    case "offered":
      return { label: rsvp.accept, choice: "accept" };
    case "unavailable":
      return { label: reasonText(state.reason, session, timeZone), variant: "unavailable" };
  }
}

type Reason = Extract<SeatState, { kind: "unavailable" }>["reason"];

function reasonText(reason: Reason, { registrationOpensAt }: SessionSeats, zone = viewerZone()): string {
  if (reason === "not-open" && registrationOpensAt !== null) {
    return rsvp.opens(`${shortDate(registrationOpensAt, zone)}, ${clockTime(registrationOpensAt, zone)}`);
  }
  const { fullNoLine: full, cancelled, started, closed } = rsvp;
  return { full, cancelled, started, closed, "not-open": closed }[reason];
}
