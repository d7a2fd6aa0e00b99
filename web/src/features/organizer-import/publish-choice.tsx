import { useId } from "react";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";

interface PublishChoiceProps {
  readonly publish: boolean;
  onChange(publish: boolean): void;
}

export function PublishChoice({ publish, onChange }: PublishChoiceProps) {
  const name = useId();
  return (
    <fieldset className="mt-5">
      <legend className="font-semibold">{text.publishTitle}</legend>
      {[true, false].map((each) => (
        <label key={String(each)} className="flex min-h-11 items-center gap-2.5 text-sm font-medium">
          <input
            type="radio"
            name={name}
            checked={publish === each}
            onChange={() => onChange(each)}
            className="size-4.5 shrink-0 accent-accent"
          />
          {each ? text.publish : text.keepDraft}
        </label>
      ))}
    </fieldset>
  );
}
