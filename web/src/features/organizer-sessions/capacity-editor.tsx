import { type FocusEvent, useEffect, useId, useRef, useState } from "react";
import { MAX_CAPACITY } from "../../../../functions/contract/limits.ts";
import { Capacity } from "../../../../functions/contract/values.ts";
import type { Session } from "../../api/answers.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { FieldError, inputLook } from "../../organizer/field.tsx";
import { wholeNumber } from "../../organizer/whole-number.ts";
import { Button } from "../../ui/button.tsx";
import { capacityText } from "./questions.ts";

interface CapacityEditorProps {
  readonly session: Session;
  /** `seen`: the session as it was when the editing began. */
  onSave(capacity: number | null, seen: Session): void;
  onLeave(returnFocus: boolean): void;
}

/** Enter saves, Escape leaves; while nothing has been entered, Enter and losing the focus leave too. */
export function CapacityEditor({ session, onSave, onLeave }: CapacityEditorProps) {
  const { title, capacity, taken } = session;
  // The entered value changes this version, even if others change the session meanwhile.
  const [seen] = useState(session);
  const before = seen.capacity;
  const [typed, setTyped] = useState(capacity === null ? "" : String(capacity));
  const [unlimited, setUnlimited] = useState(capacity === null);
  const [wrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const wanted = unlimited ? null : wholeNumber(typed);
  const valid = Capacity.safeParse(wanted).success;
  const lowered = valid && wanted !== null && wanted < taken;

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const save = () => {
    if (wanted === before) return onLeave(true);
    if (valid) return onSave(wanted, seen);
    setWrong(true);
    input.current?.focus();
  };
  const leaveUntouched = ({ currentTarget, relatedTarget }: FocusEvent<HTMLFormElement>) => {
    if (wanted === before && !currentTarget.contains(relatedTarget)) onLeave(false);
  };
  return (
    <form
      noValidate
      className="w-24"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === "Escape" && onLeave(true)}
      onBlur={leaveUntouched}
    >
      <input
        ref={input}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={unlimited ? "" : typed}
        placeholder={unlimited ? text.unlimited : ""}
        aria-label={text.newCapacity(title)}
        aria-describedby={id}
        aria-invalid={wrong && !valid ? true : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setUnlimited(false);
        }}
        className={`${inputLook} font-semibold tabular-nums`}
      />
      <div className="rise absolute top-12 right-0 z-20 w-64 rounded-card border border-line bg-surface p-3 text-left shadow-float md:right-auto md:left-0">
        <label className="flex min-h-11 items-center gap-2.5 text-sm font-medium">
          <input
            type="checkbox"
            checked={unlimited}
            onChange={(event) => {
              setUnlimited(event.target.checked);
              if (!event.target.checked) input.current?.focus();
            }}
            className="size-4.5 accent-accent"
          />
          {text.unlimited}
        </label>
        <div id={id} role="status" className="text-sm leading-snug">
          {wrong && !valid && <FieldError id={`${id}error`}>{text.wrongCapacity(MAX_CAPACITY)}</FieldError>}
          {capacity !== before && <p className="text-warn">{text.meanwhile(capacityText(capacity))}</p>}
          {lowered && <p className="text-warn">{areaMessages.lowered(taken, wanted)}</p>}
        </div>
        <div className="mt-2 flex gap-2">
          <Button type="submit" className="flex-1">
            {text.save}
          </Button>
          <Button variant="outline" className="flex-1" onClick={() => onLeave(true)}>
            {text.leave}
          </Button>
        </div>
      </div>
    </form>
  );
}
