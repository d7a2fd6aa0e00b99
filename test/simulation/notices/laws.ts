import { CHANNELS, type Channel, type Notice } from "../../../functions/core/notices/notice.ts";
import { noticeOfRsvp } from "../../../functions/core/notices/notices-of-rsvp.ts";
import { channelsFor, defaultPreferences } from "../../../functions/core/notices/preferences.ts";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { noticeKey, preferencesKey } from "../../../functions/store/keys.ts";
import { stateOf } from "../../../functions/store/notices/rsvp-changes.ts";
import { broken } from "../../support/invariant-names.ts";
import { History, nameOf } from "./history.ts";
import { noticeIn } from "./telling.ts";
import type { Told, Written } from "./told.ts";

/** Notices of a time, and not of a change of an RSVP. */
const OF_TIME = ["MOVED", "REMINDER", "OFFER_ENDING", "FEEDBACK_ASKED"];

const placeOf = ({ userId, eventId, at, noticeId }: Notice): string =>
  nameOf(noticeKey(userId, eventId, at, noticeId));

/** What is wrong with the inboxes of a story, when nothing is left to do. */
export const wrongInboxes = (told: Told): string[] => [...wrongNoticesOfChanges(told), ...wrongWrites(told)];

/** Each change of an RSVP has one notice with its facts, and no notice is without a change. */
function wrongNoticesOfChanges({ rsvps, inbox }: Told): string[] {
  const wrong: string[] = [];
  const expected = new Map<string, Notice>();
  for (const { before, after } of rsvps) {
    const notice = noticeOfRsvp(before && stateOf(before), stateOf(after));
    if (notice === null) continue;
    if (expected.has(placeOf(notice))) wrong.push(broken("told", `${placeOf(notice)} is of two changes`));
    expected.set(placeOf(notice), notice);
  }
  const found = new Map(inbox.map((item) => [nameOf(item), noticeIn(item)]));
  for (const [place, notice] of expected) {
    const stored = found.get(place);
    if (stored === undefined) wrong.push(broken("told", `${place} (${notice.kind}) is in no inbox`));
    else if (JSON.stringify(stored) !== JSON.stringify(notice))
      wrong.push(broken("told", `${place} says ${JSON.stringify(stored)}`));
  }
  for (const [place, { kind }] of found)
    if (!OF_TIME.includes(kind) && !expected.has(place))
      wrong.push(broken("told", `${place} (${kind}) has no cause`));
  return wrong;
}

function wrongWrites({ notices, preferences, patience }: Told): string[] {
  const people = new History(preferences);
  return notices.flatMap((written) => wrongWrite(written, people, patience.readingMs));
}

/** Facts stay, and each channel goes from wanted to its end and not back. */
function wrongWrite({ at, before, after }: Written, people: History, readingMs: number): string[] {
  const place = nameOf(after);
  if (before === null) {
    const notice = noticeIn(after);
    const has = CHANNELS.filter((channel) => after[channel] !== undefined);
    const isWanted = people.statesOf(preferencesKey(notice.userId), at - readingMs, at).some((person) => {
      const takesPush = Object.keys(person?.subscriptions ?? {}).length > 0;
      const usual = channelsFor(notice, defaultPreferences);
      const wanted = takesPush ? usual : usual.filter((channel) => channel !== "push");
      return String(has) === String(CHANNELS.filter((channel) => wanted.includes(channel)));
    });
    return isWanted ? [] : [broken("told", `${place} wants ${has}`)];
  }
  const isSame = JSON.stringify(noticeIn(before)) === JSON.stringify(noticeIn(after));
  return [
    ...(isSame ? [] : [broken("told", `${place} has changed`)]),
    ...CHANNELS.flatMap((channel) => wrongStep(place, channel, { before, after }, at)),
  ];
}

/** Clocks of functions differ by this at most. */
const CLOCKS_MS = 10_000;

function wrongStep(
  place: string,
  channel: Channel,
  { before, after }: { readonly before: Item; readonly after: Item },
  at: number,
): string[] {
  const [from, to] = [before[channel], after[channel]];
  const hasEnded = from === "SENT" || from === "NOT_SENT";
  if (hasEnded && to !== from) return [broken("told", `${channel} of ${place} goes from ${from} to ${to}`)];
  const lease = `${channel}LeaseEndsAt`;
  const isTaken = from === "SENDING" && to === "SENDING" && before[lease] !== after[lease];
  return isTaken && Date.parse(String(before[lease])) > at + CLOCKS_MS
    ? [broken("told", `${channel} of ${place} is taken over within its lease`)]
    : [];
}
