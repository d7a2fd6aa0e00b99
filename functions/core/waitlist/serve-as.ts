import { blocking, type Conflict } from "../overlaps/conflicts.ts";
import type { ServedAs, Waitlist } from "./waitlist-book.ts";

/** Each person is served alone, because it depends on their day what they get. */
export const isServedAlone = ({ policy, ledger }: Waitlist): boolean =>
  policy === "AUTO_CONFIRM" && ledger.blocks === true;

/**
 * What a person gets. A seat that clashes with one of theirs becomes an offer, so that they can choose.
 *
 * @param theirs what they hold otherwise; it counts where people are served alone
 */
export function serveAs(waitlist: Waitlist, theirs: readonly Conflict[] = []): ServedAs {
  if (waitlist.policy === "OFFER") return "OFFER";
  return isServedAlone(waitlist) && blocking(theirs).length > 0 ? "OFFER" : "CONFIRMATION";
}
