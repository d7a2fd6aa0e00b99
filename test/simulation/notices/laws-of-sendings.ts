import { CHANNELS } from "../../../functions/core/notices/notice.ts";
import { sessionKey } from "../../../functions/store/keys.ts";
import { broken } from "../../support/invariant-names.ts";
import { EVENT_ID } from "../histories/plan.ts";
import { History, nameOf } from "./history.ts";
import { idsOf, type OnTheWay, untoldDevices, wrongAttempts, wronglyLate } from "./laws-of-devices.ts";
import { sentUntrue, type Truth, wronglyOutdated } from "./laws-of-truth.ts";
import type { Sent } from "./post.ts";
import { noticeIn, type Telling, tellingOf } from "./telling.ts";
import type { Told } from "./told.ts";

/** If a run dies before it asks for the sending, the next one does, unless what they warn of has come. */
const BEFORE_AN_END = ["REMINDER", "OFFER_ENDING"];

/** Nothing went wrong on the way to devices. */
const WELL: OnTheWay = { attempts: [], isGone: () => false };

/** One message to one mailbox or device. */
export const sendingOf = ({ channel, to, noticeId }: Pick<Sent, "channel" | "to" | "noticeId">): string =>
  `${channel} ${to} ${noticeId}`;

/** What was sent, compared with what the inboxes say of it. */
export function wrongSendings(told: Told, sent: readonly Sent[], way = WELL): string[] {
  const notices = new History(told.notices);
  const histories = {
    truth: { rsvps: new History(told.rsvps), showingMs: told.patience.showingMs },
    programmes: new History(told.programmes),
    preferences: new History(told.preferences),
  };
  const ids = idsOf(told.preferences);
  const devices = Map.groupBy(told.preferences, ({ after }) => after.PK);
  const bySending = Map.groupBy(sent, sendingOf);
  const wrong = new Set<string>();
  const known = new Set<string>();
  for (const item of told.inbox) {
    const { userId, noticeId } = noticeIn(item);
    for (const channel of CHANNELS) {
      const telling = tellingOf(channel, item, notices.writesOf(item));
      const addresses =
        channel === "mail" ? [`${userId}@example.org`] : [...idsOf(devices.get(item.PK) ?? []).keys()];
      const names = addresses.map((to) => sendingOf({ channel, to, noticeId }));
      for (const name of names) known.add(name);
      const times = names.flatMap((name) => bySending.get(name) ?? []);
      const found = [
        ...problemsOf(telling, times, histories, way),
        ...times.flatMap((each) => sentUntrue(telling, histories.truth, each)),
        ...(channel === "push" ? wrongAttempts(telling, histories.preferences, ids, way.attempts) : []),
      ];
      for (const problem of found) wrong.add(problem);
    }
  }
  for (const sending of bySending.keys())
    if (!known.has(sending)) wrong.add(broken("told", `${sending} is in no inbox`));
  return [...wrong];
}

interface Histories {
  readonly truth: Truth;
  readonly programmes: History;
  readonly preferences: History;
}

function problemsOf(telling: Telling, times: readonly Sent[], histories: Histories, way: OnTheWay): string[] {
  const { channel, item, notice } = telling;
  const sending = `${channel} of ${nameOf(item)}`;
  switch (item[channel]) {
    case undefined:
      return times.length === 0 ? [] : [broken("told", `${sending} was not wanted`)];
    case "SENT":
      return [...wrongContents(telling, times), ...untold(telling, times, histories, way)];
    case "NOT_SENT":
      return unsent(telling, times, histories, way);
    case "WANTED":
      return BEFORE_AN_END.includes(notice.kind) ? [] : [broken("told", `${sending} is left unsent`)];
    default:
      return [broken("told", `${sending} is left ${item[channel]}`)];
  }
}

function wrongContents({ channel, item, endedAt }: Telling, times: readonly Sent[]): string[] {
  const sending = `${channel} of ${nameOf(item)}`;
  if (times.length === 0) return [broken("told", `${sending} was never sent`)];
  const contents = Map.groupBy(times, ({ seen }) => seen);
  return [
    ...([...contents.values()].some((same) => new Set(same.map(({ content }) => content)).size > 1)
      ? [broken("told", `${sending} was sent with different contents`)]
      : []),
    ...(endedAt !== null && times.every(({ at }) => endedAt < at)
      ? [broken("told", `${sending} is said to be sent before it is`)]
      : []),
  ];
}

function unsent(
  telling: Telling,
  times: readonly Sent[],
  { truth, programmes, preferences }: Histories,
  way: OnTheWay,
): string[] {
  const { channel, item, notice, putAt, endedAt } = telling;
  const why = item[`${channel}Result`];
  if (why === "no longer true") return wronglyOutdated(telling, truth);
  if (channel === "mail") return [broken("told", `mail of ${nameOf(item)} is not sent: ${why}`)];
  if (why !== "too late") return untoldDevices(telling, preferences, times, way);
  const starts = programmes
    .statesOf(sessionKey(EVENT_ID, notice.sessionId), putAt, endedAt ?? putAt)
    .map((each) => String(each?.startsAt));
  return wronglyLate(telling, starts);
}

const untold = (telling: Telling, times: readonly Sent[], { preferences }: Histories, way: OnTheWay) =>
  telling.channel === "push" ? untoldDevices(telling, preferences, times, way) : [];
