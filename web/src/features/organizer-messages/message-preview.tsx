import { Send } from "lucide-react";
import { useEffect, useRef } from "react";
import type { MessagePreviewAnswer } from "../../../../functions/contract/messages.ts";
import type { Failure } from "../../api/failure.ts";
import { messagesMessages as text } from "../../messages/organizer/messages-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { failureText, isUnsure } from "../../organizer/failure-text.ts";
import { Button } from "../../ui/button.tsx";
import { LinkedText } from "../../ui/linked-text.tsx";

interface MessagePreviewProps {
  readonly planned: MessagePreviewAnswer;
  readonly failure: Failure | undefined;
  readonly busy: boolean;
  onSend(): void;
  onEdit(): void;
}

/** Shows how the message will read and for how many people it is, before it is sent. */
export function MessagePreview({ planned, failure, busy, onSend, onEdit }: MessagePreviewProps) {
  const { recipients, sessions, preview } = planned;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-label={text.previewTitle} className="mt-6 max-w-2xl">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-bold tracking-tight outline-none">
        {text.goesTo(recipients, sessions)}
      </h2>
      <p className="pt-1 text-sm text-ink-soft">{text.once}</p>
      <div role="alert">
        {failure !== undefined && (
          <Callout tone="bad" className="mt-4">
            <p>{failureText(failure)}</p>
            {isUnsure(failure) && <p>{text.sendAgain}</p>}
          </Callout>
        )}
      </div>
      <article className="mt-4 rounded-card border border-line bg-surface p-5">
        <h3 className="font-bold break-words">{preview.subject}</h3>
        <p className="mt-2 leading-relaxed break-words whitespace-pre-line">
          <LinkedText text={preview.text} />
        </p>
      </article>
      <div className="mt-6 flex flex-col gap-2 sm:flex-row">
        <Button busy={busy} onClick={onSend}>
          {!busy && <Send aria-hidden className="size-4" />}
          {busy ? text.sending : text.send(recipients)}
        </Button>
        <Button variant="outline" unavailable={busy} onClick={onEdit}>
          {text.edit}
        </Button>
      </div>
    </section>
  );
}
