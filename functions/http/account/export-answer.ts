import type { ExportAnswer } from "../../contract/account.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import type { AccountItem, StoredFacts } from "../../store/account/read-account.ts";

type Parts = Omit<ExportAnswer, "exportedAt" | "person" | "roles" | "rateWindows" | "nextCursor">;
type Rsvp = ExportAnswer["rsvps"][number];

/** Sorts items by what they are. Their attributes stay as they are stored, so that none is forgotten here. */
export function exportOf(items: readonly AccountItem[], feedUrlOf: (secret: string) => string): Parts {
  const all = items.map(({ facts, key }) => ({ key, facts: timed(facts) }));
  const [preferences = null] = all.filter(({ key }) => key.kind === "preferences");
  const [calendar = null] = all.filter(({ key }) => key.kind === "calendar");
  return {
    rsvps: all.flatMap(({ key, facts }) =>
      key.kind === "rsvp"
        ? [{ sessionId: key.sessionId, eventId: eventIdOf(key.sessionId), ...facts } as Rsvp]
        : [],
    ),
    notices: all.flatMap(({ key, facts }) => {
      if (key.kind !== "notice") return [];
      const { eventId, at, noticeId } = key;
      return [{ eventId, at, noticeId, ...facts }];
    }),
    readMarks: ofEvents("read-mark", all),
    pendingMoves: ofEvents("moves", all),
    days: ofEvents("day", all),
    groups: ofEvents("any-of", all),
    tickets: ofEvents("ticket", all),
    feedback: all.flatMap(({ key, facts }) =>
      key.kind === "feedback"
        ? [{ sessionId: key.sessionId, eventId: eventIdOf(key.sessionId), ...facts }]
        : [],
    ),
    preferences: preferences?.facts ?? null,
    calendarLink: calendar && linkOf(calendar.facts, feedUrlOf),
    other: all.filter(({ key }) => key.kind === "other").map(({ facts }) => facts),
  };
}

const ofEvents = (kind: "read-mark" | "moves" | "day" | "any-of" | "ticket", all: readonly AccountItem[]) =>
  all.flatMap(({ key, facts }) => (key.kind === kind ? [{ eventId: key.eventId, ...facts }] : []));

const linkOf = ({ secret, ...facts }: StoredFacts, feedUrlOf: (secret: string) => string) => ({
  feedUrl: feedUrlOf(String(secret)),
  ...facts,
});

/** `ttl` is a number for DynamoDB. People read a time. */
function timed({ ttl, ...facts }: StoredFacts): StoredFacts {
  return typeof ttl === "number" ? { ...facts, keptUntil: new Date(ttl * 1_000).toISOString() } : facts;
}

/** A cursor is the place of the last item. It leads nowhere but into the caller's own items. */
export const cursorOf = (place: string): string => Buffer.from(place).toString("base64url");
export const placeNamed = (cursor: string): string => Buffer.from(cursor, "base64url").toString();
