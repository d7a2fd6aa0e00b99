import { describe, expect, it } from "vitest";
import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import {
  type AskingBook,
  askForFeedback,
  sessionsToAsk,
} from "../../../functions/core/feedback/ask-for-feedback.ts";
import type { ConferenceEvent, StoredProgramme } from "../../../functions/core/programme/session.ts";
import { aProgramme } from "../../support/builders.ts";

const END = "2026-12-27T21:30:00.000Z";
const talk = (over: Partial<StoredProgramme> = {}): StoredProgramme => ({
  ...aProgramme("conf.talk", { startsAt: "2026-12-27T20:00:00.000Z", endsAt: END }),
  ...{ version: 1, movedFrom: null },
  ...over,
});
const event = { eventId: "conf" } as ConferenceEvent;
const hours = { from: "22:00", to: "08:00", timeZone: "UTC" };

describe("the people of a session are asked", () => {
  const isAsked = (now: string, over: { event?: object; session?: object } = {}) =>
    sessionsToAsk(
      { event: { ...event, ...over.event }, programmes: [talk(over.session)] },
      now,
      quietSpans(hours, Date.parse(now)),
    ).length === 1;

  it.each([
    ["not before its end", "2026-12-27T21:29:59.999Z", false],
    ["as soon as it is over", END, true],
    ["not in quiet hours", "2026-12-27T22:00:00.000Z", false],
    ["after the quiet hours", "2026-12-28T08:00:00.000Z", true],
    ["not a day later", "2026-12-28T21:30:00.000Z", false],
  ])("%s", (_, now, asked) => {
    expect(isAsked(now)).toBe(asked);
  });

  it("unless the session or the event asks nobody, or it is a booth", () => {
    expect(isAsked(END, { session: { kind: "BOOTH" } })).toBe(false);
    expect(isAsked(END, { session: { feedback: false } })).toBe(false);
    expect(isAsked(END, { event: { feedback: false } })).toBe(false);
    expect(isAsked(END, { session: { feedback: true }, event: { feedback: true } })).toBe(true);
  });
});

describe("a run", () => {
  /** A book that remembers, as the table does. */
  function memory() {
    const marks = new Map<string, { at: string; done: boolean }>();
    const book: AskingBook = {
      notAsked: async (ids) => ids.filter((id) => marks.get(id)?.done !== true),
      beginAsking: async (id, at) => {
        const mark = marks.get(id) ?? { at, done: false };
        marks.set(id, mark);
        return mark.done ? null : mark.at;
      },
      peopleToAsk: async function* () {
        yield ["ada", "bob"];
      },
      endAsking: async (id) => void marks.set(id, { at: marks.get(id)?.at ?? "", done: true }),
      peopleToTell: async () => new Map(),
    };
    return { book, marks };
  }
  async function run(book: AskingBook, session: StoredProgramme, failsFor = "", asked = new Set<string>()) {
    const told: string[] = [];
    await askForFeedback(
      [session],
      END,
      {
        ...{ book, asked },
        tell: async ({ userId, at, kind }) => {
          if (userId === failsFor) throw new Error("no answer");
          return told.push(`${kind} ${userId} ${at}`) > 0;
        },
        forEach: async (all, act) => void (await Promise.all(all.map(act))),
      },
      (act) =>
        act().then(
          () => true,
          () => false,
        ),
    );
    return told;
  }
  const LATER = "2026-12-27T21:45:00.000Z";

  it("asks each person once, whatever instance comes next", async () => {
    const { book } = memory();
    const known = new Set<string>();
    expect(await run(book, talk(), "", known)).toEqual([
      ...[`FEEDBACK_ASKED ada ${END}`, `FEEDBACK_ASKED bob ${END}`],
    ]);
    expect(known).toEqual(new Set(["conf.talk"]));
    expect(await run(book, talk())).toEqual([]);
    expect(await run(book, talk({ endsAt: LATER }))).toEqual([]);
  });

  it("that fails is repeated with the same time, so nobody is asked twice, also if the end has moved", async () => {
    const { book, marks } = memory();
    await run(book, talk(), "bob");
    expect(marks.get("conf.talk")).toEqual({ at: END, done: false });
    expect(await run(book, talk({ endsAt: LATER }))).toContain(`FEEDBACK_ASKED bob ${END}`);
  });
});
