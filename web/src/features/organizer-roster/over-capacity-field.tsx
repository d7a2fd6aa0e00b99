import { useId } from "react";
import { handsMessages as text } from "../../messages/organizer/hands-messages.ts";

interface OverCapacityFieldProps {
  readonly capacity: number;
  readonly checked: boolean;
  onCheck(checked: boolean): void;
}

/** The session gets one more seat only if its organizer says so. */
export function OverCapacityField({ capacity, checked, onCheck }: OverCapacityFieldProps) {
  const id = useId();
  return (
    <div className="sm:col-span-2">
      <label className="flex min-h-11 items-center gap-2.5 text-sm font-medium">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={id}
          onChange={({ target }) => onCheck(target.checked)}
          className="size-4.5 shrink-0 accent-accent"
        />
        {text.overCapacity}
      </label>
      <p id={id} className="text-sm text-ink-soft">
        {text.overCapacityHint(capacity)}
      </p>
    </div>
  );
}
