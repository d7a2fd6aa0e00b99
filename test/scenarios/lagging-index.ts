import type { Holder, LineBook } from "../../functions/core/line-book.ts";

const LAG_MS = 1_000;

/** An index that is behind the table by up to a second, as a global secondary index of DynamoDB may be. */
export function laggingIndex(random: () => number) {
  const shown = new Map<string, { readonly at: number; readonly holder: Holder }>();
  let rate = 0;

  return {
    /** How likely the index is behind when it is asked. */
    setRate: (to: number) => {
      rate = to;
    },

    over: (book: LineBook, now: () => number): LineBook => ({
      ...book,
      async listHolders(sessionId, status, limit) {
        const holders = await book.listHolders(sessionId, status, limit);
        const isBehind = random() < rate;
        const at = now();
        const known = new Map(holders.map((holder) => [keyOf(holder), holder]));
        for (const holder of holders) shown.set(keyOf(holder), { at, holder });
        if (!isBehind) return holders;
        for (const [key, { at: then, holder }] of shown) {
          const mayBeThereStill = holder.status === status && then > at - LAG_MS;
          if (mayBeThereStill && random() < 0.5) known.set(key, holder);
        }
        const mayBeMissing = ({ waitlistedAt }: Holder) =>
          waitlistedAt !== null && Date.parse(waitlistedAt) > at - LAG_MS;
        return [...known.values()]
          .filter((holder) => !(mayBeMissing(holder) && random() < 0.5))
          .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
          .slice(0, limit);
      },
    }),
  };
}

const keyOf = ({ userId, status, waitlistedAt }: Holder): string => `${status} ${waitlistedAt} ${userId}`;
const orderOf = ({ waitlistedAt, userId }: Holder): string => `${waitlistedAt}#${userId}`;
