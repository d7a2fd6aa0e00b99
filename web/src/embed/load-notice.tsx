import { messages } from "../messages/messages.ts";
import { Button } from "../ui/button.tsx";

interface LoadNoticeProps {
  readonly status: "missing" | "failed";
  retry(): void;
}

/** In place of a button whose session there is not, or of which nothing could be learned. */
export function LoadNotice({ status, retry }: LoadNoticeProps) {
  const missing = status === "missing";
  return (
    <div role="status" className="flex min-h-11 items-center justify-between gap-3">
      <p className="text-sm text-ink-soft">
        {missing ? messages.session.missingTitle : messages.failure.title}
      </p>
      {!missing && (
        <Button variant="outline" size="sm" part="button" onClick={retry}>
          {messages.failure.retry}
        </Button>
      )}
    </div>
  );
}
