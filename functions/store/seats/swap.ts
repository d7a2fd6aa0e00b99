import type { CountedCall, RateLimit } from "../../core/seats/allowance.ts";
import { inState, type Rsvp } from "../../core/seats/rsvp.ts";
import type { GiveUpBook, SwapChanged, Swapping } from "../../core/seats/swap.ts";
import { type Ending, NOTHING_ENDS } from "../any-of/ending.ts";
import type { Table } from "../dynamodb/table.ts";
import { transact, type Vote, type Write } from "../dynamodb/transact.ts";
import { rsvpKey } from "../keys.ts";
import { letGo } from "../ledger/leaving.ts";
import { prove } from "../programme/versions.ts";
import { countCall } from "./rate-window.ts";
import { limited, refusedItem } from "./release-book.ts";
import { toFoundRsvp } from "./rsvp.ts";
import { cancelFoundRsvp } from "./rsvp-cancellation.ts";
import { asFound } from "./rsvp-expressions.ts";

/** What a transaction also writes if it gives something up for what it takes. */
interface GivingUp {
  readonly ledger: readonly Write[];
  readonly rsvp: readonly Write[];
  /** The RSVP that is given up, as it is after the commit. */
  readonly givenUp?: Rsvp;
}

const NOTHING: GivingUp = { ledger: [], rsvp: [] };
const reason = "SWAPPED";

type Giver = Pick<Swapping, "givesUp"> & Pick<CountedCall, "requestId">;

/** @param now when it is given up; ISO, UTC */
export function givingUp({ givesUp, requestId }: Giver, now: string): GivingUp {
  if (givesUp === undefined) return NOTHING;
  const { rsvp } = givesUp;
  const { sessionId, status, part = 0 } = rsvp;
  return {
    ledger: letGo(sessionId, status, new Map([[part, 1]]), { reason, freedAt: now }),
    rsvp: [cancelFoundRsvp({ sessionId, reason, requestId, now }, givesUp)],
    givenUp: inState(rsvp, { status: "CANCELLED", cancelledAt: now, cancelReason: reason }),
  };
}

/** The writes for the seat that a person takes or keeps. */
interface Taking {
  readonly ledger: readonly Write[];
  readonly rsvp: Write;
  readonly others?: readonly Write[];
  /** What the seat ends otherwise. If only this is not as it was found, the attempt is unsettled. */
  readonly ending?: Pick<Ending, "ledger" | "rsvps">;
}

/** The votes are those of {@link Taking}. */
type TakeOutcome =
  | { readonly kind: "committed" }
  | {
      readonly kind: "refused";
      readonly ledger: readonly Vote[];
      readonly rsvp: Vote;
      readonly others: readonly Vote[];
    }
  | SwapChanged
  | { readonly kind: "unsettled" };

/** One transaction over what a person takes and what they give up for it. The ledgers come first. */
export async function takeInExchange(
  table: Table,
  { ledger, rsvp, others = [], ending = NOTHING_ENDS }: Taking,
  swap: GivingUp,
): Promise<TakeOutcome> {
  const outcome = await transact<readonly Write[]>(table, [
    ...ledger,
    ...swap.ledger,
    ...ending.ledger,
    rsvp,
    ...swap.rsvp,
    ...ending.rsvps,
    ...others,
  ]);
  if (outcome.kind !== "refused") return outcome;
  const left = [...outcome.votes];
  const next = ({ length }: readonly unknown[]) => left.splice(0, length);
  const ledgerVotes = next(ledger);
  const swapLedger = next(swap.ledger);
  next(ending.ledger);
  const [own = AGREED] = next([rsvp]);
  const changed = changeIn(swapLedger, next(swap.rsvp));
  if (changed !== null) return changed;
  next(ending.rsvps);
  const isWilling = [...ledgerVotes, own, ...left].every(({ agreed }) => agreed);
  if (isWilling) return { kind: "unsettled" };
  return { kind: "refused", ledger: ledgerVotes, rsvp: own, others: left };
}

const AGREED: Vote = { agreed: true };

function changeIn(ledger: readonly Vote[], [rsvp = AGREED]: readonly Vote[]): SwapChanged | null {
  if (!rsvp.agreed) return { kind: "swap-changed", givesUp: refusedItem(rsvp, toFoundRsvp) };
  if (ledger.some(({ agreed }) => !agreed)) throw new Error("a ledger counts nobody who could be swapped");
  return null;
}

/** Gives up the one of two RSVPs of a person who has both, although they wanted to swap. */
export const giveUpBook = (table: Table, releaseLimit?: RateLimit): GiveUpBook => ({
  async giveUpBeside(request, kept, now, counting) {
    const swap = givingUp(request, now.toISOString());
    if (swap.givenUp === undefined) throw new Error("the request gives nothing up");
    const { sessionId, userId } = kept.rsvp;
    const isCounted = counting === "counts" && releaseLimit !== undefined;
    const taking = {
      ledger: [],
      rsvp: prove(rsvpKey(userId, sessionId), asFound(kept)),
      others: isCounted ? [countCall("release", request, now, releaseLimit)] : [],
    };
    const outcome = await takeInExchange(table, taking, swap);
    if (outcome.kind === "committed") return { kind: "committed", rsvp: kept.rsvp, givenUp: swap.givenUp };
    if (outcome.kind !== "refused") return outcome;
    if (!outcome.rsvp.agreed) return { kind: "changed", found: refusedItem(outcome.rsvp, toFoundRsvp) };
    return limited(outcome.others[0], request, now, releaseLimit);
  },
});
