import * as z from "zod/mini";

/** What a waiting person wants when a seat comes: an offer, the seat, or the seat if nothing of theirs clashes. */
export const OnOffer = z.enum(["ASK", "TAKE", "TAKE_IF_FREE"]);
