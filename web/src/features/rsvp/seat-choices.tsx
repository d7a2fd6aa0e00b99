import { Check, Clock } from "lucide-react";
import type { ReactNode } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import type { SeatState } from "../../seats/seat-state.ts";
import { browserZone, momentText } from "../../time/zoned.ts";
import { Button, type ButtonProps } from "../../ui/button.tsx";
import type { Action } from "./actions.ts";
import { KeptNote, keptLook } from "./kept-look.tsx";
import type { Wish } from "./wishes.ts";

export type Choice = Action | "sign-in" | "undo";

interface SeatChoicesProps {
  readonly session: AgendaSession;
  readonly state: SeatState;
  readonly now: number;
  /** The action that follows by itself. */
  readonly wish: Wish | undefined;
  readonly pending: Action | undefined;
  /** A seat must be certain, so nobody takes one without a network. */
  readonly online: boolean;
  readonly signedOut: boolean;
  /** The title of a seat at that time, which forbids this one. */
  readonly blockedBy?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly variant?: ButtonProps["variant"];
  readonly size?: ButtonProps["size"];
  onChoose(choice: Choice, button: HTMLElement): void;
}

const { rsvp } = messages;

interface Look {
  readonly label: string;
  /** The accessible name, if the label alone does not say enough. */
  readonly name?: string;
  readonly choice?: Choice;
  readonly variant?: ButtonProps["variant"];
  readonly icon?: ReactNode;
  /** The effect of a click, if the label says something else. */
  readonly hint?: string;
}

/**
 * One button stays, so that it keeps the focus while its meaning changes; a second one declines or undoes.
 */
export function SeatChoices(props: SeatChoicesProps) {
  const { session, state, now, wish, pending, size = "default", onChoose } = props;
  if (state.kind === "unavailable" && state.reason === "cancelled") return null;
  const {
    label,
    name,
    choice,
    variant = variantOf(props),
    icon,
    hint,
  } = wish ? dueLook(wish, now) : lookOf(props);
  const second = secondOf(props);
  return (
    <div className="flex max-w-72 flex-wrap items-center justify-end gap-2">
      <KeptNote wish={wish} />
      <Button
        part="button"
        variant={variant}
        size={size}
        className={second === undefined ? WIDTHS[size ?? "default"] : ""}
        title={hint}
        busy={wish?.busy || (pending !== undefined && pending !== "decline")}
        unavailable={choice === undefined}
        aria-label={rsvp.about(hint ? rsvp.hinted(label, hint) : (name ?? label), session.title)}
        onClick={(event) => choice && onChoose(choice, event.currentTarget)}
      >
        {pending === undefined && !wish?.busy && icon}
        {label}
      </Button>
      {second && (
        <Button
          part="decline"
          variant={second === "undo" ? "outline" : "quiet"}
          size={size}
          busy={pending === "decline"}
          aria-label={rsvp.about(rsvp[second], session.title)}
          onClick={(event) => onChoose(second, event.currentTarget)}
        >
          {rsvp[second]}
        </Button>
      )}
    </div>
  );
}

/** A page has one solid button, which is large. In rows, and while the offer's card is there, buttons are tonal. */
const variantOf = ({ variant, size }: SeatChoicesProps): ButtonProps["variant"] =>
  variant ?? (size === "lg" ? "default" : "secondary");

/** The same for all states of one size, so that rows do not jump. */
const WIDTHS = { sm: "min-w-29", default: "min-w-33", lg: "min-w-38", icon: "" };

function secondOf({ state, wish, online }: SeatChoicesProps): "decline" | "undo" | undefined {
  if (wish) return wish.busy ? undefined : "undo";
  return state.kind === "offered" && online ? "decline" : undefined;
}

function dueLook(wish: Wish, now: number): Look {
  const { action, dueAt } = wish;
  const seconds = Math.max(0, Math.ceil((Number(dueAt) - now) / 1_000));
  return (
    keptLook(wish) ?? {
      label: rsvp.dueIn(seconds),
      name: rsvp.due[action](seconds),
      variant: "secondary",
      icon: <Clock aria-hidden className="size-4" />,
    }
  );
}

function lookOf({ state, session, online, signedOut, blockedBy, timeZone }: SeatChoicesProps): Look {
  if (!online && NEEDS_NETWORK.includes(state.kind)) {
    return { label: rsvp.needsNetwork, variant: "unavailable" };
  }
  if (signedOut && (state.kind === "free" || state.kind === "full")) {
    return {
      label: state.kind === "free" ? rsvp.signIn : rsvp.signInToJoin,
      choice: "sign-in",
      variant: "outline",
    };
  }
  switch (state.kind) {
    case "free":
      if (blockedBy === undefined) return { label: rsvp.rsvp, choice: "reserve" };
      return { label: rsvp.swap, choice: "reserve", variant: "outline", hint: rsvp.busyThen(blockedBy) };
    case "confirmed":
      return {
        label: rsvp.confirmed,
        choice: "cancel",
        hint: rsvp.cancelHint,
        variant: "good",
        icon: <Check aria-hidden className="size-4" />,
      };
    case "full":
      return { label: rsvp.join, choice: "join", variant: "outline" };
    case "waiting": {
      const label = state.position === undefined ? rsvp.joining : rsvp.onWaitlist(state.position);
      return {
        label,
        choice: "leave",
        hint: rsvp.leaveHint,
        variant: "wait",
      };
    }
    case "offered":
      return { label: rsvp.accept, choice: "accept" };
    case "unavailable":
      return { label: reasonText(state.reason, session, timeZone), variant: "unavailable" };
  }
}

const NEEDS_NETWORK: readonly SeatState["kind"][] = ["free", "full", "offered"];

type Reason = Extract<SeatState, { kind: "unavailable" }>["reason"];

function reasonText(reason: Reason, { registrationOpensAt }: AgendaSession, zone = browserZone()): string {
  if (reason === "not-open" && registrationOpensAt !== null) {
    return rsvp.opens(momentText(registrationOpensAt, zone));
  }
  const { fullNoWaitlist: full, cancelled, started, ended, closed } = rsvp;
  return { full, cancelled, started, ended, closed, "not-open": closed }[reason];
}
