import { useParams } from "react-router";
import { messages } from "../messages/messages.ts";
import { useHasOffer } from "../seats/open-offers.ts";

/** React moves it into the document's head. It says when an offer waits, for people who look at another tab. */
export function PageTitle({ parts }: { readonly parts: readonly string[] }) {
  const { eventId = "" } = useParams();
  const title = [...parts, messages.product].join(" · ");
  return <title>{useHasOffer(eventId) ? messages.offerTitle(title) : title}</title>;
}
