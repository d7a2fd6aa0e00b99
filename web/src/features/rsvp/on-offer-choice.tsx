import { useId } from "react";
import type { AgendaSession, OnOffer, Rsvp } from "../../api/answers.ts";
import { lineMessages as text } from "../../messages/attendee/line-messages.ts";
import { useOnOffer } from "./use-on-offer.ts";

interface OnOfferChoiceProps {
  readonly session: AgendaSession;
  /** It waits. */
  readonly rsvp: Rsvp;
  /** Beside the question whether to leave. */
  readonly ifStay?: boolean;
  readonly className?: string;
}

/** What happens when a seat comes for a waiting person. A choice is saved at once. */
export function OnOfferChoice({ session, rsvp, ifStay, className = "" }: OnOfferChoiceProps) {
  const name = useId();
  const { chosen, choose, told } = useOnOffer(session, rsvp);
  return (
    <fieldset className={className}>
      <legend className="font-display font-semibold text-ink">
        {ifStay ? text.whenSeatIfStay : text.whenSeat}
      </legend>
      {optionsOf(session).map(([value, { label, hint }]) => (
        <label key={value} className="flex min-h-11 cursor-pointer gap-3 py-1.5 text-ink">
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => choose(value)}
            className="mt-1 size-4.5 shrink-0 accent-(--accent)"
          />
          <span>
            <span className="font-medium">{label}</span>
            <span className="block text-sm text-ink-soft">{hint}</span>
          </span>
        </label>
      ))}
      <p role="status" className={`text-sm ${told?.tone === "bad" ? "text-bad" : "text-good"}`}>
        {told?.text}
      </p>
    </fieldset>
  );
}

type Options = readonly (readonly [OnOffer, { readonly label: string; readonly hint: string }])[];

/** A session that confirms people at once asks nobody, unless something clashes. */
function optionsOf({ waitlistPolicy }: AgendaSession): Options {
  const { ASK, TAKE, TAKE_IF_FREE } = text.options;
  return waitlistPolicy === "AUTO_CONFIRM"
    ? [
        ["ASK", text.confirms],
        ["TAKE_IF_FREE", TAKE_IF_FREE],
      ]
    : [
        ["ASK", ASK],
        ["TAKE", TAKE],
        ["TAKE_IF_FREE", TAKE_IF_FREE],
      ];
}
