import { messages } from "../messages/messages.ts";

/** React puts it where titles belong. */
export function PageTitle({ parts }: { readonly parts: readonly string[] }) {
  return <title>{[...parts, messages.product].join(" · ")}</title>;
}
