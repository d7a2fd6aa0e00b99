import type { DoorCounts, OtherSeat } from "../../../api/door/answers.ts";
import { doorMessages } from "../../../messages/door/door-messages.ts";
import { timeRange } from "../../../time/time-range.ts";
import { clockTime } from "../../../time/zoned.ts";
import type { Verdict } from "../scans/verdict.ts";

const { answer: text } = doorMessages;
const A_MINUTE = 60_000;

export interface AnswerWords {
  /** A word or two that can be read from afar. */
  readonly word: string;
  readonly name: string | null;
  readonly text: string;
}

export interface AnswerFacts {
  readonly timeZone: string;
  readonly counts: DoorCounts | undefined;
  readonly offline: boolean;
  /** @default false */
  readonly booth?: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the answer says in words. */
export function answerWords(verdict: Verdict, facts: AnswerFacts): AnswerWords {
  const name = "name" in verdict ? verdict.name : null;
  switch (verdict.kind) {
    case "welcome": {
      const { number, late } = verdict;
      const place = facts.booth ? text.welcome.booth : text.welcome.text;
      const came = number === null ? place : text.welcome.stoodBy(number);
      const seat = late === undefined ? came : text.welcome.late[late];
      return { word: text.welcome.word, name, text: withCount(seat, facts) };
    }
    case "walked-in":
      return {
        word: text.walkedIn.word,
        name: name ?? text.walkedIn.name(verdict.people),
        text: withCount(verdict.anyway ? text.walkedIn.anyway : "", facts),
      };
    case "already-in":
      return { word: text.alreadyIn.word, name, text: alreadyIn(verdict, facts) };
    case "waitlisted":
      return { word: text.waitlisted.word, name, text: text.waitlisted.text(verdict.position) };
    case "offered":
      return { ...text.offered, name };
    case "standby-first":
      return { ...text.standbyFirst, name };
    case "not-called":
      return {
        word: text.notCalled.word,
        name,
        text: text.notCalled.text(verdict.number, verdict.calledTo),
      };
    case "elsewhere":
      return { word: text.notOnList.word, name, text: elsewhere(verdict.seats, facts) };
    case "not-on-list":
      return {
        word: text.notOnList.word,
        name,
        text: facts.offline ? text.notOnList.offline : text.notOnList.text,
      };
    case "other-event":
      return { ...text.otherEvent, name };
    case "full":
      return { ...(facts.booth ? text.fullBooth : text.full), name };
    case "cancelled":
    case "closed":
    case "unknown":
    case "forged":
    case "replaced":
    case "unchecked":
    case "failed":
      return { ...text[verdict.kind], name };
  }
}

const withCount = (said: string, { counts }: AnswerFacts): string =>
  [said, counts && text.areIn(counts.inside, counts.capacity)].filter(Boolean).join(" ");

function alreadyIn({ at, by }: Verdict & { kind: "already-in" }, { timeZone, now }: AnswerFacts): string {
  if (at === null) return text.alreadyIn.unknown;
  const minutes = Math.floor((now - Date.parse(at)) / A_MINUTE);
  const ago = text.agoAt(clockTime(at, timeZone), minutes);
  return by === null ? text.alreadyIn.here(ago) : text.alreadyIn.by(by, ago);
}

const elsewhere = (seats: readonly OtherSeat[], { timeZone }: AnswerFacts): string =>
  seats
    .map((seat) => {
      const said = seat.status === "WAITLISTED" ? text.notOnList.waits : text.notOnList.seat;
      return said(seat.title, seat.room, timeRange(seat, timeZone));
    })
    .join(" ");

/** All of it in one line, for lists and screen readers. */
export const inOneLine = ({ word, name, text: said }: AnswerWords): string =>
  [`${word}.`, name && `${name}.`, said].filter(Boolean).join(" ");
