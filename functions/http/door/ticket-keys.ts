import type { TicketKeys } from "../../store/door/identify.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readPublicKeys } from "../../store/tickets/public-keys.ts";

const KEPT_MS = 60_000;
/** A forged ticket may name any key, so it causes no more reads than this. */
const ANEW_AFTER_MS = 2_000;

/** The public keys of a stage, read once for many check-ins. */
export function knownTicketKeys(table: Table, generations: readonly number[], now = Date.now): TicketKeys {
  let known: { readonly at: number; readonly keys: ReturnType<typeof read> } | undefined;
  async function read(): Promise<ReadonlyMap<string, string>> {
    const keys = await readPublicKeys(table, generations);
    return new Map(keys.map(({ keyId, publicKey }) => [keyId, publicKey]));
  }
  return async ({ anew }) => {
    const age = known === undefined ? Number.POSITIVE_INFINITY : now() - known.at;
    if (known === undefined || age > (anew ? ANEW_AFTER_MS : KEPT_MS)) {
      const keys = read();
      known = { at: now(), keys };
      keys.catch(() => {
        known = undefined;
      });
    }
    return known.keys;
  };
}
