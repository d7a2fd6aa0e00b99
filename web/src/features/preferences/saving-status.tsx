import { CircleAlert, CircleCheck } from "lucide-react";
import { preferencesMessages as text } from "../../messages/attendee/preferences-messages.ts";
import { messages } from "../../messages/messages.ts";
import { Button } from "../../ui/button.tsx";

interface SavingStatusProps {
  readonly status: "idle" | "pending" | "success" | "error";
  retry(): void;
}

/** Stays in view while people choose, and says whether their last choice is saved. */
export function SavingStatus({ status, retry }: SavingStatusProps) {
  return (
    <div className="sticky bottom-4 mt-6 flex min-h-11 items-center">
      <p role="status" className="text-sm font-medium">
        {status === "pending" && <Note>{text.saving}</Note>}
        {status === "success" && (
          <Note>
            <CircleCheck aria-hidden className="size-4 text-good" />
            {text.saved}
          </Note>
        )}
      </p>
      {status === "error" && (
        <div
          role="alert"
          className="flex flex-1 flex-wrap items-center justify-between gap-3 rounded-control bg-bad-wash p-3 text-sm text-bad"
        >
          <span className="flex items-center gap-2">
            <CircleAlert aria-hidden className="size-4 shrink-0" />
            {text.failed}
          </span>
          <Button variant="outline" size="sm" onClick={retry}>
            {messages.failure.retry}
          </Button>
        </div>
      )}
    </div>
  );
}

const Note = ({ children }: { readonly children: React.ReactNode }) => (
  <span className="flex items-center gap-2 rounded-full border border-line bg-surface px-3 py-1.5 shadow-card">
    {children}
  </span>
);
