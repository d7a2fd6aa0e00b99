import type { Page } from "playwright-core";
import type { MySchedule, Rsvp, ScheduleEntry } from "../../web/src/api/answers.ts";
import { setClock } from "./set-clock.ts";

const MINUTE_MS = 60_000;

interface Planned {
  readonly title: string;
  /** `14:30`, on the day of the first session. */
  readonly from: string;
  readonly to: string;
  readonly room: string;
  readonly track: string;
  readonly rsvp?: Partial<Rsvp>;
  readonly session?: Partial<ScheduleEntry["session"]>;
}

const waiting = (waitlistPosition: number, more: Partial<Rsvp> = {}): Partial<Rsvp> => ({
  ...{ status: "WAITLISTED", waitlistPosition, onOffer: "ASK", passesLeft: 3 },
  ...more,
});
/** Later than the person's seat. */
const MOVED_AT = "2100-01-01T00:00:00.000Z";

const DAY: readonly Planned[] = [
  { title: "Opening: why we still travel", from: "10:00", to: "10:45", room: "Lighthouse", track: "Craft" },
  {
    title: "Maps for people who walk slowly",
    from: "12:00",
    to: "12:45",
    room: "Sail Loft",
    track: "Design",
  },
  {
    ...{
      title: "Lunch walk to the outer light",
      from: "13:00",
      to: "14:00",
      room: "Big anchor",
      track: "Community",
    },
    session: { movedFrom: { startsAt: "13:00", endsAt: "14:00", room: "Quay", movedAt: MOVED_AT } },
  },
  { title: "Queues that people like", from: "14:00", to: "14:45", room: "Sail Loft", track: "Design" },
  {
    ...{ title: "Bind a notebook by hand", from: "14:30", to: "16:30", room: "Workbench", track: "Craft" },
    ...{ rsvp: waiting(2), session: { capacity: 8, taken: 8, seatsLeft: 0, waiting: 4 } },
  },
  { title: "Signals at dusk", from: "16:35", to: "17:15", room: "Quay", track: "Community" },
  {
    ...{ title: "Buoys you can build", from: "17:45", to: "18:30", room: "Quay", track: "Craft" },
    rsvp: { status: "CANCELLED", cancelReason: "SESSION_CANCELLED", cancelledAt: MOVED_AT },
    session: { state: "CANCELLED" },
  },
];

const GROUP: readonly Planned[] = [
  { title: "Letters for departure boards", from: "15:00", to: "16:00", room: "Workbench", track: "Design" },
  { title: "Printing from driftwood", from: "16:45", to: "17:30", room: "Sail Loft", track: "Craft" },
  { title: "Rope and paper", from: "18:00", to: "19:00", room: "Lighthouse", track: "Craft" },
].map((each, index) => ({
  ...each,
  rsvp: waiting(index + 2, { anyOfId: "shown", waitlistedAt: `2026-01-0${index + 1}T00:00:00.000Z` }),
  session: { capacity: 8, taken: 8, seatsLeft: 0, waiting: 5 },
}));

/** My Schedule of a full day: seats, a gap, a move, two sessions at once, and one that was cancelled. */
export async function withFullDay(page: Page): Promise<void> {
  await showPlan(page, DAY, "12:00", 8);
  await page.evaluate("scrollTo(0, 60)");
}

/** The same with three sessions of which the person wants one, one of them offered. */
export async function withGroup(page: Page): Promise<void> {
  const [first, ...others] = GROUP as [Planned, ...Planned[]];
  const offered = { ...first, rsvp: { ...first.rsvp, status: "OFFERED" as const, waitlistPosition: null } };
  await showPlan(page, [...DAY.slice(1, 4), offered, ...others], "12:00", 8);
  await page.getByRole("region", { name: "One of 3" }).waitFor();
}

/** The choice of several sessions on the page of a full one. */
export async function chooseSeveral(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Any one of several …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("button", { name: /^Add: / })
    .nth(2)
    .click();
  await dialog
    .getByRole("button", { name: /^Add: / })
    .first()
    .click();
  await dialog.getByRole("button", { name: /^(Wait for|Take the first)/ }).waitFor();
}

/** Answers My Schedule with this plan, some minutes before a time of its day. */
async function showPlan(page: Page, plan: readonly Planned[], clock: string, minutes: number): Promise<void> {
  const answer = (await (await page.request.get("/api/events/demo-conf/sessions")).json()) as {
    readonly sessions: readonly ScheduleEntry["session"][];
  };
  const like = answer.sessions.find(({ kind }) => kind === "SESSION");
  if (like === undefined) throw new Error("The demo has no session");
  const day = like.startsAt.slice(0, 10);
  // The demo's event has the clocks of Reykjavik, which are those of UTC.
  const at = (time: string) => `${day}T${time}:00.000Z`;
  const now = Date.parse(at(clock)) - minutes * MINUTE_MS;
  const entries = plan.map((planned, index) => entryOf(planned, like, index, { at, now }));
  const has = ({ rsvp }: ScheduleEntry) => rsvp.status !== "CANCELLED";
  const json: MySchedule = {
    entries: entries.filter(has),
    ended: entries.filter((entry) => !has(entry)),
    refreshAfterSeconds: 0,
  };
  await setClock(page, now);
  await page.route("**/api/events/*/my-schedule", (route) => route.fulfill({ json }));
  await page.route(/\/api\/events\/[^/]+$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/"changeMinutes":\d+/, '"changeMinutes":10');
    await route.fulfill({ response, body });
  });
  await page.reload();
  await page.getByRole("main").getByRole("heading", { level: 3 }).first().waitFor();
  await page.waitForLoadState("networkidle");
}

interface Clock {
  at(time: string): string;
  readonly now: number;
}

function entryOf(
  planned: Planned,
  like: ScheduleEntry["session"],
  index: number,
  { at, now }: Clock,
): ScheduleEntry {
  const { title, room, track, session: changes = {}, rsvp = {} } = planned;
  const sessionId = `demo-conf.shown-${index}`;
  const times = { startsAt: at(planned.from), endsAt: at(planned.to), lineClosesAt: at(planned.from) };
  const { movedFrom = null } = changes;
  const moved = movedFrom && {
    movedFrom: { ...movedFrom, startsAt: at(movedFrom.startsAt), endsAt: at(movedFrom.endsAt) },
  };
  const offer = rsvp.status === "OFFERED" && {
    offeredAt: new Date(now).toISOString(),
    offerExpiresAt: new Date(now + 23 * MINUTE_MS).toISOString(),
  };
  return {
    session: {
      ...{ ...like, sessionId, title, room, track, abstract: null, speakers: [], type: null },
      ...{ state: "OPEN", capacity: 40, taken: 30, seatsLeft: 10, waiting: 0, movedFrom: null },
      ...{ ...changes, ...times, ...moved },
    },
    rsvp: {
      ...{ rsvpId: sessionId, sessionId, eventId: like.eventId, userId: "ada", status: "CONFIRMED" },
      ...{ rsvpAt: "2026-01-01T00:00:00.000Z", cancelledAt: null, cancelReason: null, waitlistedAt: null },
      ...{ waitlistPosition: null, offeredAt: null, offerExpiresAt: null, onOffer: null, passesLeft: null },
      ...{ passedUntil: null, anyOfId: null, checkedInAt: null, version: 1, ...rsvp, ...offer },
    },
  };
}
