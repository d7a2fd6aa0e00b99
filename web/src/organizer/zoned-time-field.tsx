import { useState } from "react";
import { areaMessages } from "../messages/organizer/area-messages.ts";
import { momentOf } from "../time/wall-time.ts";
import { clockTime } from "../time/zoned.ts";
import { Field, inputLook } from "./field.tsx";

interface ZonedTimeFieldProps {
  readonly label: string;
  /** The time on the event's clocks; empty: none. */
  readonly wallTime: string;
  readonly zone: string;
  readonly optional?: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly className?: string;
  onChange(wallTime: string): void;
}

const { form: text } = areaMessages;

/** A date and a time in the event's zone, independent of the browser's zone. */
export function ZonedTimeField({ wallTime, zone, hint, error, onChange, ...field }: ZonedTimeFieldProps) {
  const [partial, setPartial] = useState(false);
  const said = clockHint(wallTime, zone) ?? hint;
  return (
    <Field {...field} hint={said} error={partial ? text.incomplete : error}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          value={wallTime}
          onChange={(event) => onChange(event.target.value)}
          // Half-entered input has no value, but must not count as empty.
          onBlur={(event) => setPartial(event.target.validity.badInput)}
          onInvalid={() => setPartial(true)}
          className={`${inputLook} min-w-0 tabular-nums`}
        />
      )}
    </Field>
  );
}

/** Explains a time that occurs twice or not at all, because clocks change. */
function clockHint(wallTime: string, zone: string): string | undefined {
  const moment = momentOf(wallTime, zone);
  if (moment.kind === "twice") return text.twice;
  return moment.kind === "skipped" ? text.skipped(clockTime(moment.at, zone)) : undefined;
}
