import type { ImportAnswer } from "../../contract/answers.ts";
import type { Displaced } from "../../core/programme/displaced.ts";
import type { DisplacedPeople } from "../../core/programme/programme-book.ts";
import { type Doubt, doubtText } from "../../core/programme/schedule/doubts.ts";
import type { ImportSummary } from "../../core/programme/schedule/import-schedule.ts";

const MAX_LISTED_SESSIONS = 1_000;

/** The figures cover the whole import with all its requests. The lists cover only this request's plan. */
export function importAnswer(eventId: string, summary: ImportSummary): ImportAnswer {
  const { plan, written, doubts, people, schedule, timeZone, ...progress } = summary;
  const { added, changed, unchanged, removed } = plan;
  const named = ({ sessionId, title }: { sessionId: string; title: string }) => ({ sessionId, title });
  const withCapacity = [...added, ...changed].filter(({ capacity }) => capacity !== undefined).length;
  return {
    eventId,
    ...progress,
    added: written.added + added.length,
    changed: written.changed + changed.length,
    unchanged: Math.max(0, unchanged - written.added - written.changed),
    removed: written.removed + removed.length,
    withCapacity,
    warnings: [...schedule.warnings, ...planWarnings(doubts, people, timeIn(timeZone))],
    displaced: people.displaced,
    addedSessions: added.slice(0, MAX_LISTED_SESSIONS).map(named),
    changedSessions: changed
      .slice(0, MAX_LISTED_SESSIONS)
      .map(({ session, fields }) => ({ ...named(session), fields })),
    removedSessions: removed.slice(0, MAX_LISTED_SESSIONS).map(named),
  };
}

/** Warnings that come from the plan and the people in it, in addition to those about the file. */
export function planWarnings(
  doubts: readonly Doubt[],
  { displaced, notCompared }: DisplacedPeople,
  when: (time: string) => string,
): string[] {
  return [
    ...listed(doubts.map((doubt) => doubtText(doubt, when))),
    ...listed(displaced.map(displacedText)),
    ...(notCompared > 0
      ? [
          `${notCompared} more pairs of sessions are at the same time now. The attendees of these pairs were not compared.`,
        ]
      : []),
  ];
}

function displacedText({ title, people, why, capacity, clashesWith }: Displaced): string {
  const many = people === 1 ? "1 person" : `${people} people`;
  if (why === "CAPACITY") {
    const now = capacity ?? 0;
    const seats = now === 1 ? "1 seat" : `${now} seats`;
    const holders = now + people === 1 ? "1 person holds" : `${now + people} people hold`;
    const until = now === 0 ? "" : ` until ${people + 1} seats have been given back`;
    return `Session "${title}" has ${seats} now, and ${holders} one. Nobody loses a seat, and nobody new gets one${until}.`;
  }
  return `Session "${title}" is at the same time as "${clashesWith?.title}" now: ${many} ${people === 1 ? "has" : "have"} a seat in both.`;
}

const MAX_LINES = 50;

function listed(lines: readonly string[]): string[] {
  const more = lines.length - MAX_LINES;
  return more <= 0 ? [...lines] : [...lines.slice(0, MAX_LINES), `… and ${more} more of this kind`];
}

/** Writes a time such as "Sat 8 May, 10:00", in the event's time zone. */
function timeIn(timeZone: string): (time: string) => string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (time) => format.format(new Date(time));
}
