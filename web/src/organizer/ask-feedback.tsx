import { feedbackMessages as text } from "../messages/organizer/feedback-messages.ts";
import { FormSection } from "./form-frame.tsx";

interface AskFeedbackProps {
  readonly asks: boolean;
  readonly hint: string;
  onChange(asks: boolean): void;
}

/** Whether people are asked how it was, in the forms of events and of sessions. */
export const AskFeedback = ({ asks, hint, onChange }: AskFeedbackProps) => (
  <FormSection title={text.section}>
    <div className="sm:col-span-2">
      <label className="inline-flex min-h-11 items-center gap-2.5 text-sm font-medium">
        <input
          type="checkbox"
          checked={asks}
          onChange={({ target }) => onChange(target.checked)}
          className="size-4.5 accent-accent"
        />
        {text.ask}
      </label>
      <p className="text-sm text-ink-soft">{hint}</p>
    </div>
  </FormSection>
);
