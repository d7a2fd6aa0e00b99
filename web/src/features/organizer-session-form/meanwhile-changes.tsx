import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { type ChangedField, changedMeanwhile, type Meanwhile } from "./meanwhile.ts";
import type { SessionDraft } from "./session-draft.ts";

interface MeanwhileChangesProps {
  readonly meanwhile: Meanwhile;
  /** The form's content shows whose value each field has. */
  readonly draft: SessionDraft;
  onChoose(changes: Partial<SessionDraft>): void;
}

/** Shows what somebody else changed while the form was open, field by field, and which value is saved. */
export function MeanwhileChanges({ meanwhile, draft, onChoose }: MeanwhileChangesProps) {
  const { mine, now } = meanwhile;
  return (
    <div role="alert" data-outcome tabIndex={-1} className="mb-6 outline-none">
      <Callout tone="warn" title={text.meanwhileTitle}>
        <p>{now.state === "CANCELLED" ? text.meanwhileCancelled : text.meanwhileHint}</p>
        <ul className="mt-3 grid gap-3">
          {changedMeanwhile(meanwhile).map((field) => (
            <li key={field.label}>
              {field.mine === undefined || field.keys.includes("state") ? (
                <p>
                  <span className="font-semibold">{field.label}: </span>
                  <Value value={field.now} />
                </p>
              ) : (
                <Choice
                  {...{ field, draft, now }}
                  onPick={(from) => onChoose(valuesOf(field, from === "now" ? now : mine))}
                />
              )}
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}

interface ChoiceProps {
  readonly field: ChangedField;
  readonly draft: SessionDraft;
  readonly now: SessionDraft;
  onPick(from: "mine" | "now"): void;
}

function Choice({ field, draft, now, onPick }: ChoiceProps) {
  const { label, keys, mine = "" } = field;
  const taken = keys.every((key) => JSON.stringify(draft[key]) === JSON.stringify(now[key]));
  const options = [
    ["mine", text.yours, mine],
    ["now", text.now, field.now],
  ] as const;
  return (
    <fieldset>
      <legend className="font-semibold">{label}</legend>
      {options.map(([from, name, value]) => (
        <label key={from} className="flex min-h-11 items-start gap-2.5 py-2">
          <input
            type="radio"
            name={`meanwhile ${label}`}
            checked={(from === "now") === taken}
            onChange={() => onPick(from)}
            className="mt-1 size-4.5 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="text-ink-soft">{name}: </span>
            <Value value={value} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const LONG = 120;

function Value({ value }: { readonly value: string }) {
  const shortened = value.length > LONG ? "line-clamp-4" : "";
  return <span className={`break-words whitespace-pre-line ${shortened}`}>{value || text.nothing}</span>;
}

const valuesOf = ({ keys }: ChangedField, from: SessionDraft): Partial<SessionDraft> =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));
