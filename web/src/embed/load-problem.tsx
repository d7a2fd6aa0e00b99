import { embedMessages } from "../messages/attendee/embed-messages.ts";
import { missingSessionMessages } from "../messages/attendee/missing-session-messages.ts";
import { messages } from "../messages/messages.ts";
import { Button } from "../ui/button.tsx";

interface LoadProblemProps {
  readonly status: "missing" | "failed";
  /** What the site's owner can do about it. */
  readonly advice?: string | undefined;
  retry(): void;
}

/** Replaces a button whose session does not exist or could not be loaded. */
export function LoadProblem({ status, advice, retry }: LoadProblemProps) {
  const missing = status === "missing";
  return (
    <div role="status">
      <div className="flex min-h-11 items-center justify-between gap-3">
        <p className="text-sm text-ink-soft">
          {missing ? missingSessionMessages.title : messages.failure.title}
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

/** Shows the site's error on its page: the owner may not look at the console. */
export function OwnerNote({ text }: { readonly text: string }) {
  return (
    <p part="owner-note" className="rounded-control bg-warn-wash p-3 text-sm text-warn">
      <strong>{embedMessages.forOwner}:</strong> {text}
    </p>
  );
}
