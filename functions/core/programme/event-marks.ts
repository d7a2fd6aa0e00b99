import type { ConferenceEvent } from "./session.ts";

/** What every ledger of an event says of it. A mark that is absent is not spoken of. */
export interface EventMarks {
  /** Nobody gets a seat. */
  readonly draft?: boolean | undefined;
  /** Nobody gains a seat that clashes with a seat of theirs. */
  readonly blocks?: boolean | undefined;
  /** An organizer has closed all registration of the event. */
  readonly eventClosed?: boolean | undefined;
}

export type AllMarks = { readonly [Mark in keyof EventMarks]-?: boolean };

export const marksOf = ({
  published,
  conflictPolicy,
  registrationClosed,
}: Pick<ConferenceEvent, "published" | "conflictPolicy" | "registrationClosed">): AllMarks => ({
  draft: !published,
  blocks: conflictPolicy === "BLOCK",
  eventClosed: registrationClosed,
});

export const MARKS = ["draft", "blocks", "eventClosed"] as const;

/** The marks of `wanted` that are otherwise in `present`. `null`: none. */
export function differingMarks(wanted: EventMarks, present: EventMarks): EventMarks | null {
  const differing = MARKS.filter(
    (mark) => wanted[mark] !== undefined && wanted[mark] !== (present[mark] === true),
  );
  return differing.length === 0 ? null : Object.fromEntries(differing.map((mark) => [mark, wanted[mark]]));
}
