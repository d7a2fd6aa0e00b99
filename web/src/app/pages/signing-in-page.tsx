import { LoaderCircle } from "lucide-react";
import { messages } from "../../messages/messages.ts";

/** Where issuers send people back to; they stay but a moment. */
export function SigningInPage() {
  return (
    <p role="status" className="flex items-center justify-center gap-3 py-24 text-ink-soft">
      <LoaderCircle aria-hidden className="size-5 animate-spin" />
      {messages.identity.signingIn}
    </p>
  );
}
