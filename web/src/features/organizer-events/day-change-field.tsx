import { LATEST_DAY_CHANGE } from "../../../../functions/contract/limits.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";

interface DayChangeFieldProps {
  /** Minutes after midnight. */
  readonly dayChange: number;
  readonly error: string | undefined;
  onChange(dayChange: number): void;
}

const STEP = 60;
const HOURS = Array.from({ length: LATEST_DAY_CHANGE / STEP + 1 }, (_, at) => at * STEP);

/** Whole hours, and what the event has already. */
export function DayChangeField({ dayChange, error, onChange }: DayChangeFieldProps) {
  const choices = [...new Set([...HOURS, dayChange])].toSorted((a, b) => a - b).map(String);
  return (
    <ChoiceField
      label={text.dayChange}
      hint={text.dayChangeHint}
      error={error}
      className="sm:col-span-2"
      choice={String(dayChange)}
      choices={choices}
      nameOf={(minutes) => text.dayChangeAt(Number(minutes))}
      onChoose={(minutes) => onChange(Number(minutes))}
    />
  );
}
