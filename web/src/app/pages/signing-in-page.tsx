import { LoaderCircle } from "lucide-react";
import { messages } from "../../messages/messages.ts";

/** Issuers send people back to this page, which they see only for a moment. */
export function SigningInPage() {
  return (
    <p role="status" className="flex items-center justify-center gap-3 py-24 text-ink-soft">
      <LoaderCircle aria-hidden className="size-5 animate-spin" />
      {messages.identity.signingIn}
    </p>
  );
}
