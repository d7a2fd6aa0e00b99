import type { ChoiceBook } from "../../core/seats/reserve-or-choose.ts";
import type { Table } from "../dynamodb/table.ts";
import { transact } from "../dynamodb/transact.ts";
import { chooseRsvp } from "../seats/rsvp-choice.ts";

/** Changes what waiting people want when a seat comes. A transaction, because a plain update might be sent twice. */
export const choiceBook = (table: Table): ChoiceBook => ({
  async choose(requestId, waiting, onOffer) {
    const found = { rsvp: waiting, version: waiting.version, seatFreedAt: null };
    const { kind } = await transact(table, [chooseRsvp(found, onOffer, requestId)]);
    if (kind === "refused") return { kind: "changed" };
    return kind === "unsettled"
      ? { kind }
      : { kind, rsvp: { ...waiting, onOffer, version: waiting.version + 1 } };
  },
});
