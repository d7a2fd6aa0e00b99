import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { isRsvpKey, isSessionKey, preferencesKey, userIdOf } from "../../../functions/store/keys.ts";
import { AWS_TIMING, type Commit } from "../engine/state.ts";

/** A change of one item. */
export interface Written {
  readonly at: number;
  readonly by: string;
  readonly before: Item | null;
  readonly after: Item;
}

const isNoticeKey = ({ SK }: Item): boolean => SK.startsWith("NOTICE#");

const isPreferencesKey = (item: Item): boolean =>
  item.PK.startsWith("USER#") && item.SK === preferencesKey(userIdOf(item)).SK;

interface Patience {
  /** A function may have read what it acts by so long ago. */
  readonly readingMs: number;
  /** A transaction that is certain shows its items to readers so much later. */
  readonly showingMs: number;
}

const IN_TIME: Patience = { readingMs: 60_000, showingMs: AWS_TIMING.hold.most };
/** Where times are numbers of writes. */
export const AT_ONCE: Patience = { readingMs: 0, showingMs: 0 };

/** The history of everything that people are told of, and of the notices. */
export class Told {
  readonly patience: Patience;
  readonly rsvps: Written[] = [];
  readonly programmes: Written[] = [];
  readonly notices: Written[] = [];
  readonly preferences: Written[] = [];

  constructor(patience = IN_TIME) {
    this.patience = patience;
  }

  add({ at, by, changes }: Commit): void {
    for (const { before, after } of changes as readonly { before: Item | undefined; after: Item }[]) {
      const written = { at, by, before: before ?? null, after };
      if (isNoticeKey(after)) this.notices.push(written);
      else if (isPreferencesKey(after)) this.preferences.push(written);
      else if (isRsvpKey(after)) this.rsvps.push(written);
      else if (isSessionKey(after)) this.programmes.push(written);
    }
  }

  /** Each notice as it is now. */
  get inbox(): readonly Item[] {
    return [...new Map(this.notices.map(({ after }) => [`${after.PK} ${after.SK}`, after])).values()];
  }
}
