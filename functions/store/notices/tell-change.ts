import type { Notice } from "../../core/notices/notice.ts";
import { noticeOfRsvp } from "../../core/notices/notices-of-rsvp.ts";
import { type Images, rsvpChangeOf } from "./rsvp-changes.ts";
import { type Teller, tell } from "./tell.ts";

/** Tells the person of a change of their RSVP. It may be repeated. Returns the notice if it is new. */
export async function tellOfChange(teller: Teller, images: Images): Promise<Notice | null> {
  const change = rsvpChangeOf(images);
  const notice = change && noticeOfRsvp(change.before, change.after);
  if (notice === null) return null;
  // The inbox has it. The mail has gone to the address under which it waited.
  const by = change?.isClaim ? { ...teller, available: [] } : teller;
  return (await tell(by, notice)) ? notice : null;
}
