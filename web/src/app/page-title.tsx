import { messages } from "../messages/messages.ts";

/** React moves it into the document's head. */
export function PageTitle({ parts }: { readonly parts: readonly string[] }) {
  return <title>{[...parts, messages.product].join(" · ")}</title>;
}
