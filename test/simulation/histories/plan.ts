import type { SessionPatch, WaitlistPolicy } from "../../../functions/core/programme/session.ts";
import type { OnOffer } from "../../../functions/core/seats/on-offer.ts";
import type { QuietHours } from "../../../functions/core/waitlist/quiet-hours.ts";
import type { Division } from "../../../functions/store/parts/dealing.ts";
import type { NoticePlan } from "../notices/plan.ts";

/** What becomes of a process. */
export interface Fate {
  /** It crashes at this await. */
  readonly crashesAt?: number | undefined;
  /** Its calls to the table are often slow. @default - by chance */
  readonly isSlow?: boolean | undefined;
  /** Its transactions are long on the way to the table, and its other calls are not. @default false */
  readonly isHeldUp?: boolean | undefined;
  /** Its clock is ahead as far as clocks may be, or right. @default - by chance */
  readonly isAhead?: boolean | undefined;
}

/** What somebody does, or what happens, in a story. */
export type Act = Fate & {
  /** Milliseconds after the story's start. */
  readonly at: number;
  /** @default - the first session */
  readonly sessionId?: string | undefined;
} & (
    | ({
        readonly what: "reserve";
        readonly userId: string;
        readonly ifFull: "REJECT" | "WAITLIST";
        readonly onOffer?: OnOffer | undefined;
      } & Exchange)
    /** The person wants one of the story's sessions, the one of the act before the others. */
    | { readonly what: "any-of"; readonly userId: string; readonly onOffer?: OnOffer | undefined }
    | ({ readonly what: "accept"; readonly userId: string } & Exchange)
    | { readonly what: "cancel" | "pass" | "remove"; readonly userId: string }
    | { readonly what: "change"; readonly patch: SessionPatch }
    | { readonly what: "import"; readonly session: ImportedSession | null }
    /** `deal`: requests have met a crowd. */
    | { readonly what: "sweep" | "purge" | "deal" }
    | { readonly what: "outage"; readonly ms: number }
  );

interface Exchange {
  /** The session of what the person gives up for the seat. @default - it is no swap */
  readonly swapFor?: string;
}

/** What a schedule file says of the story's session. The file may also leave the session out. */
export interface ImportedSession {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly capacity?: number;
}

/** Everything that a story does by design. What is left to chance follows from its seed. */
export interface Plan {
  readonly seed: number;
  readonly capacity: number | null;
  readonly policy: WaitlistPolicy;
  readonly offerMinutes: number;
  /** In UTC, as the clocks of the story's event. */
  readonly quietHours: QuietHours | null;
  /** Milliseconds after the story's start. */
  readonly startsAt: number;
  /** Milliseconds from the session's start to its end. */
  readonly lastsMs: number;
  readonly registrationOpensAt: number | null;
  readonly registrationClosesAt: number | null;
  /** How many sessions there are, with the same rules. */
  readonly sessions: number;
  /** How a crowd's ledger is divided; `null`: dealing is off. */
  readonly division: Division | null;
  readonly acts: readonly Act[];
  readonly hasFaults: boolean;
  /** How often a process is slow, so that much may happen between its read and its write. */
  readonly slowness: number;
  /** Long delays of the index are as likely as short ones. */
  readonly isIndexSlow: boolean;
  /** How often a consumer or a sweep crashes. */
  readonly crashes: number;
  readonly clockErrorMs: number;
  /** The event blocks overlaps. @default false */
  readonly blocks?: boolean;
  /** How many of those who get an offer pass. @default 0 */
  readonly passes?: number;
  /** @default - nobody is told of anything */
  readonly notices?: NoticePlan;
}

export const STORY_START = Date.parse("2026-12-27T10:00:00.000Z");
export const EVENT_ID = "conf";
export const SESSION_ID = `${EVENT_ID}.talk`;
export const SESSION_IDS: readonly string[] = [SESSION_ID, `${EVENT_ID}.demo`];

export const sessionOf = ({ sessionId = SESSION_ID }: Act): string => sessionId;

/** A clock time of the story. It has whole minutes. */
export const clockOf = (ms: number): string => iso(ms).slice(11, 16);

export const iso = (ms: number): string => new Date(STORY_START + Math.round(ms)).toISOString();
