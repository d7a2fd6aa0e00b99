import { CircleAlert } from "lucide-react";
import { preferencesMessages as text } from "../../messages/attendee/preferences-messages.ts";
import { messages } from "../../messages/messages.ts";
import { Button } from "../../ui/button.tsx";

/** Stays in view until the choice is saved. */
export const NotSaved = ({ retry }: { retry(): void }) => (
  <div
    role="alert"
    className="sticky bottom-4 mt-6 flex flex-wrap items-center justify-between gap-3 rounded-control bg-bad-wash p-3 text-sm text-bad"
  >
    <span className="flex items-center gap-2">
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      {text.failed}
    </span>
    <Button variant="outline" size="sm" onClick={retry}>
      {messages.failure.retry}
    </Button>
  </div>
);
