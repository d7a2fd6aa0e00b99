import { useId } from "react";
import type { OnOffer } from "../../api/answers.ts";
import { lineMessages as text } from "../../messages/attendee/line-messages.ts";

interface OnOfferFieldProps {
  readonly chosen: OnOffer;
  onChoose(onOffer: OnOffer): void;
}

const VALUES = ["ASK", "TAKE", "TAKE_IF_FREE"] as const;

/** What happens when a seat comes for a person who waits, chosen before they do. */
export function OnOfferField({ chosen, onChoose }: OnOfferFieldProps) {
  const name = useId();
  return (
    <fieldset className="mt-6">
      <legend className="font-display font-semibold">{text.whenSeat}</legend>
      {VALUES.map((value) => (
        <label key={value} className="flex min-h-11 cursor-pointer gap-3 py-1.5">
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => onChoose(value)}
            className="mt-1 size-4.5 shrink-0 accent-(--accent)"
          />
          <span>
            <span className="font-medium">{text.options[value].label}</span>
            <span className="block text-sm text-ink-soft">{text.options[value].hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
