import type { Ledger } from "../seats/ledger.ts";
import type { ConferenceEvent } from "./session.ts";

/** What every ledger of an event says of it. A mark that is absent is not spoken of. */
export interface EventMarks {
  /** Nobody gets a seat. */
  readonly draft?: boolean | undefined;
  /** Nobody gains a seat that clashes with a seat of theirs. */
  readonly blocks?: boolean | undefined;
  /** An organizer has closed all registration of the event. */
  readonly eventClosed?: boolean | undefined;
  /** The minutes after the start in which seats wait for their people. `null`: seats wait until the end. */
  readonly grace?: number | null | undefined;
}

export interface AllMarks extends EventMarks {
  readonly draft: boolean;
  readonly blocks: boolean;
  readonly eventClosed: boolean;
  readonly grace: number | null;
}

export const marksOf = ({
  published,
  conflictPolicy,
  registrationClosed,
  graceMinutes,
}: Pick<
  ConferenceEvent,
  "published" | "conflictPolicy" | "registrationClosed" | "graceMinutes"
>): AllMarks => ({
  draft: !published,
  blocks: conflictPolicy === "BLOCK",
  eventClosed: registrationClosed,
  grace: graceMinutes,
});

/** The marks that a ledger has. */
export const marksIn = ({ draft, blocks, eventClosed, eventGrace }: MarkedLedger): AllMarks => ({
  draft: draft === true,
  blocks: blocks === true,
  eventClosed: eventClosed === true,
  grace: eventGrace ?? null,
});

type MarkedLedger = Pick<Ledger, "draft" | "blocks" | "eventClosed" | "eventGrace">;

/** What a new ledger says of its event. */
export const asNewRules = ({ draft, blocks, eventClosed, grace }: EventMarks): MarkedLedger => ({
  ...(draft && { draft }),
  ...(blocks && { blocks }),
  ...(eventClosed && { eventClosed }),
  ...(typeof grace === "number" && { eventGrace: grace }),
});

/** The marks that a ledger has or has not. */
export const FLAGS = ["draft", "blocks", "eventClosed"] as const;
const MARKS = [...FLAGS, "grace"] as const;

/** The marks of `wanted` that are otherwise in `present`. `null`: none. */
export function differingMarks(wanted: EventMarks, present: EventMarks): EventMarks | null {
  const differing = MARKS.filter((mark) => wanted[mark] !== undefined && wanted[mark] !== present[mark]);
  return differing.length === 0 ? null : Object.fromEntries(differing.map((mark) => [mark, wanted[mark]]));
}
