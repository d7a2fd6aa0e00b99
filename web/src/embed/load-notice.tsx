import { embedMessages } from "../messages/attendee/embed-messages.ts";
import { sessionMessages } from "../messages/attendee/session-messages.ts";
import { messages } from "../messages/messages.ts";
import { Button } from "../ui/button.tsx";

interface LoadNoticeProps {
  readonly status: "missing" | "failed";
  /** What the owner of the site can do about it. */
  readonly advice?: string | undefined;
  retry(): void;
}

/** In place of a button whose session there is not, or of which nothing could be learned. */
export function LoadNotice({ status, advice, retry }: LoadNoticeProps) {
  const missing = status === "missing";
  return (
    <div role="status">
      <div className="flex min-h-11 items-center justify-between gap-3">
        <p className="text-sm text-ink-soft">
          {missing ? sessionMessages.missingTitle : messages.failure.title}
        </p>
        {!missing && (
          <Button variant="outline" size="sm" part="button" onClick={retry}>
            {messages.failure.retry}
          </Button>
        )}
      </div>
      {advice !== undefined && <OwnerNote text={advice} />}
    </div>
  );
}

/** What is wrong with the site, said on its page: its owner may not look at the console. */
export function OwnerNote({ text }: { readonly text: string }) {
  return (
    <p part="owner-note" className="rounded-control bg-warn-wash p-3 text-sm text-warn">
      <strong>{embedMessages.forOwner}:</strong> {text}
    </p>
  );
}
