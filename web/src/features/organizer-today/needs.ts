import type { MailStopsAnswer } from "../../../../functions/contract/answers.ts";
import type { Event, Session } from "../../api/answers.ts";
import { isFull } from "./day-figures.ts";

/** What an organizer should look at. The page has an action for each kind. */
export type Need =
  | { readonly kind: "import"; readonly done: number; readonly total: number }
  | { readonly kind: "draft" }
  | { readonly kind: "over"; readonly session: Session; readonly people: number; readonly soon: boolean }
  | { readonly kind: "line"; readonly session: Session; readonly soon: boolean }
  | { readonly kind: "mails"; readonly people: number; readonly more: boolean };

export interface Needs {
  readonly shown: readonly Need[];
  /** Sessions that are left out, because the list would be too long. */
  readonly left: number;
}

const SOON_MS = 30 * 60_000;
/** A line is long if it has a tenth of the seats, and not only one or two people. */
const LEAST_LINE = 3;
const LONG_SHARE = 0.1;
const MOST_SESSIONS = 6;

interface Facts {
  readonly event: Event;
  readonly sessions: readonly Session[];
  readonly stops: MailStopsAnswer | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Sessions that start soon come first, then those with the most people concerned. */
export function needsOf({ event: { lastImport, published }, sessions, stops, now }: Facts): Needs {
  const about = sessions.flatMap((session) => needOf(session, now)).toSorted(byWeight);
  const first: Need[] = [];
  if (lastImport?.complete === false) {
    const { done, total } = lastImport;
    first.push({ kind: "import", done, total });
  }
  if (!published) first.push({ kind: "draft" });
  const people = stops?.people.length ?? 0;
  const mails: Need[] = people > 0 ? [{ kind: "mails", people, more: stops?.more ?? false }] : [];
  return {
    shown: [...first, ...about.slice(0, MOST_SESSIONS), ...mails],
    left: Math.max(0, about.length - MOST_SESSIONS),
  };
}

type SessionNeed = Extract<Need, { readonly session: Session }>;

function needOf(session: Session, now: number): SessionNeed[] {
  const { capacity, taken, waiting, state, startsAt } = session;
  const ms = Date.parse(startsAt) - now;
  if (state === "CANCELLED" || capacity === null || ms <= 0) return [];
  const soon = ms <= SOON_MS;
  if (taken > capacity) return [{ kind: "over", session, people: taken - capacity, soon }];
  const long = waiting >= Math.max(LEAST_LINE, Math.ceil(capacity * LONG_SHARE));
  return isFull(session) && long ? [{ kind: "line", session, soon }] : [];
}

const weightOf = (need: SessionNeed): number => (need.kind === "over" ? need.people : need.session.waiting);
const byWeight = (a: SessionNeed, b: SessionNeed): number =>
  Number(b.soon) - Number(a.soon) || weightOf(b) - weightOf(a);
