import { Plus, X } from "lucide-react";
import { useId, useRef } from "react";
import { MAX_LENGTH, MAX_SPEAKERS } from "../../../../functions/contract/limits.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { FieldError, inputLook } from "../../organizer/field.tsx";
import { Button } from "../../ui/button.tsx";

interface SpeakersFieldProps {
  readonly speakers: readonly string[];
  readonly error: string | undefined;
  onChange(speakers: readonly string[]): void;
}

/** Each name has a field. The focus moves to an added field, and stays in the list after a removal. */
export function SpeakersField({ speakers, error, onChange }: SpeakersFieldProps) {
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const focusSoon = (index: number) =>
    requestAnimationFrame(() => {
      const inputs = group.current?.querySelectorAll("input") ?? [];
      const next = inputs[Math.min(index, inputs.length - 1)];
      (next ?? group.current?.querySelector<HTMLElement>("button:last-of-type"))?.focus();
    });
  const add = () => {
    onChange([...speakers, ""]);
    focusSoon(speakers.length);
  };
  const remove = (index: number) => {
    onChange(speakers.filter((_, each) => each !== index));
    focusSoon(index);
  };
  return (
    <fieldset ref={group} aria-describedby={error && id} className="min-w-0 sm:col-span-2">
      <legend className="pb-1.5 text-sm font-semibold">{text.speakers}</legend>
      {speakers.length === 0 && <p className="text-sm text-ink-soft">{text.noSpeakers}</p>}
      <ol className="grid gap-2">
        {speakers.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: their place is all that tells them apart
          <li key={index} className="flex gap-2">
            <input
              type="text"
              autoComplete="off"
              aria-label={text.speaker(index + 1)}
              aria-invalid={error ? true : undefined}
              maxLength={MAX_LENGTH.speaker}
              value={name}
              onChange={(event) =>
                onChange(speakers.map((each, at) => (at === index ? event.target.value : each)))
              }
              className={inputLook}
            />
            <Button
              variant="quiet"
              size="icon"
              aria-label={text.removeSpeaker(name || text.speaker(index + 1))}
              onClick={() => remove(index)}
            >
              <X aria-hidden className="size-4" />
            </Button>
          </li>
        ))}
      </ol>
      {error && <FieldError id={id}>{error}</FieldError>}
      {speakers.length < MAX_SPEAKERS && (
        <Button variant="outline" className="mt-2" onClick={add}>
          <Plus aria-hidden className="size-4" />
          {text.addSpeaker}
        </Button>
      )}
    </fieldset>
  );
}
