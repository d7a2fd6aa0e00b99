import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { isRsvpKey, isSessionKey } from "../../../functions/store/keys.ts";
import type { Commit } from "../engine/state.ts";

/** A change of one item. */
export interface Written {
  readonly at: number;
  readonly by: string;
  readonly before: Item | null;
  readonly after: Item;
}

const isNoticeKey = ({ SK }: Item): boolean => SK.startsWith("NOTICE#");

/** The history of everything that people are told of, and of the notices. */
export class Told {
  readonly rsvps: Written[] = [];
  readonly programmes: Written[] = [];
  readonly notices: Written[] = [];

  add({ at, by, changes }: Commit): void {
    for (const { before, after } of changes as readonly { before: Item | undefined; after: Item }[]) {
      const written = { at, by, before: before ?? null, after };
      if (isNoticeKey(after)) this.notices.push(written);
      else if (isRsvpKey(after)) this.rsvps.push(written);
      else if (isSessionKey(after)) this.programmes.push(written);
    }
  }

  /** Each notice as it is now. */
  get inbox(): readonly Item[] {
    return [...new Map(this.notices.map(({ after }) => [`${after.PK} ${after.SK}`, after])).values()];
  }
}
