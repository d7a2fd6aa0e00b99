import { CHANNELS, type Channel, type Notice } from "../../../functions/core/notices/notice.ts";
import { noticeOfRsvp } from "../../../functions/core/notices/notices-of-rsvp.ts";
import { channelsFor, defaultPreferences } from "../../../functions/core/notices/preferences.ts";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { noticeKey } from "../../../functions/store/keys.ts";
import { toNotice } from "../../../functions/store/notices/notice-book.ts";
import { stateOf } from "../../../functions/store/notices/rsvp-changes.ts";
import { broken } from "../../support/invariant-names.ts";
import { EVENT_ID } from "../histories/plan.ts";
import type { Sent } from "./post.ts";
import type { Told, Written } from "./told.ts";

/** Notices of a time, and not of a change of an RSVP. */
const OF_TIME = ["MOVED", "REMINDER", "OFFER_ENDING"];

/** If a run dies before it asks for the sending, the next one does, unless what they warn of has come. */
const BEFORE_AN_END = ["REMINDER", "OFFER_ENDING"];

const nameOf = ({ PK, SK }: Pick<Item, "PK" | "SK">): string => `${PK} ${SK}`;
const placeOf = ({ userId, eventId, at, noticeId }: Notice): string =>
  nameOf(noticeKey(userId, eventId, at, noticeId));
const noticeIn = (item: Item): Notice => toNotice(item, EVENT_ID);

/** What is wrong with the inboxes of a story, when nothing is left to do. */
export const wrongInboxes = (told: Told): string[] => [
  ...wrongNoticesOfChanges(told),
  ...told.notices.flatMap(wrongWrite),
];

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

/** Facts stay, and each channel goes from wanted to its end and not back. */
function wrongWrite({ at, before, after }: Written): string[] {
  const place = nameOf(after);
  if (before === null) {
    const wanted = channelsFor(noticeIn(after), defaultPreferences);
    const has = CHANNELS.filter((channel) => after[channel] !== undefined);
    return String(has) === String(CHANNELS.filter((channel) => wanted.includes(channel)))
      ? []
      : [broken("told", `${place} wants ${has}`)];
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

/** What was sent, compared with what the inboxes say of it. */
export function wrongSendings({ inbox, notices }: Told, sent: readonly Sent[]): string[] {
  const bySending = Map.groupBy(sent, ({ channel, to, noticeId }) => `${channel} ${to} ${noticeId}`);
  const wrong = new Set<string>();
  const known = new Set<string>();
  for (const item of inbox) {
    const { userId, noticeId } = noticeIn(item);
    for (const channel of CHANNELS) {
      const to = channel === "mail" ? `${userId}@example.org` : userId;
      const sending = `${channel} ${to} ${noticeId}`;
      known.add(sending);
      const times = bySending.get(sending) ?? [];
      for (const problem of problemsOf(item, channel, times)) wrong.add(problem);
      const isSaid = notices.find(({ after }) => nameOf(after) === nameOf(item) && after[channel] === "SENT");
      const [first] = times;
      if (isSaid && first && isSaid.at < first.at)
        wrong.add(broken("told", `${sending} is said to be sent before it is`));
    }
  }
  for (const sending of bySending.keys())
    if (!known.has(sending)) wrong.add(broken("told", `${sending} is in no inbox`));
  return [...wrong];
}

function problemsOf(item: Item, channel: Channel, times: readonly Sent[]): string[] {
  const sending = `${channel} of ${nameOf(item)}`;
  switch (item[channel]) {
    case undefined:
      return times.length === 0 ? [] : [broken("told", `${sending} was not wanted`)];
    case "SENT": {
      if (times.length === 0) return [broken("told", `${sending} was never sent`)];
      const contents = Map.groupBy(times, ({ seen }) => seen);
      return [...contents.values()].some((same) => new Set(same.map(({ content }) => content)).size > 1)
        ? [broken("told", `${sending} was sent with different contents`)]
        : [];
    }
    case "WANTED":
      return BEFORE_AN_END.includes(noticeIn(item).kind) ? [] : [broken("told", `${sending} is left unsent`)];
    default:
      return [broken("told", `${sending} is left ${item[channel]}`)];
  }
}
