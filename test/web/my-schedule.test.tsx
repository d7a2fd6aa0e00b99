import { screen, waitFor, within } from "@testing-library/react";
import { Link, Route, Routes } from "react-router";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CancelReason, Rsvp, Session } from "../../web/src/api/answers.ts";
import MySchedulePage from "../../web/src/app/pages/my-schedule-page.tsx";
import NoticesPage from "../../web/src/app/pages/notices-page.tsx";
import Bell from "../../web/src/features/notices/bell.tsx";
import { lost, refuse, type Service } from "./support/fake-service.ts";
import { aNotice, noticesOf } from "./support/notices.ts";
import { ADA, answerLater, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { RSVP_PATH, SeatsPage } from "./support/seats-page.tsx";
import {
  anRsvp,
  aSession,
  cancelledBy,
  EVENT,
  fullSession,
  inHours,
  noSuch,
  offeredFor,
  type Shown,
  scheduleOf,
  showing,
  waitingAt,
} from "./support/sessions.ts";

const SCHEDULE = "GET /api/events/demo/my-schedule";
const NOTICES = "GET /api/events/demo/notices";
const READ = "POST /api/events/demo/notices/read";
const DEMO = "GET /api/events/demo";

const knots = (changes: Partial<Session> = {}) =>
  aSession({
    type: "Workshop",
    speakers: [{ name: "Runa Falk" }, { name: "Ilse Korhonen" }],
    room: "Harbour",
    taken: 4,
    ...changes,
  });

/** Another session in which the attendee has a seat. */
function another(title: string, session: Partial<Session> = {}, rsvp: Partial<Rsvp> = {}): Shown {
  const sessionId = `demo.${title}`;
  return [knots({ sessionId, title, ...session }), anRsvp({ sessionId, rsvpId: `r-${title}`, ...rsvp })];
}

beforeEach(() => localStorage.clear());

const page = <Route path="events/:eventId/my-schedule" element={<MySchedulePage />} />;
const ADDRESS = "/events/demo/my-schedule";

const renderPage = (service: Service, identity = ADA) =>
  renderApp(<Routes>{page}</Routes>, service, identity, ADDRESS);

it("loads: time, speakers, type and room of each session, by day", async () => {
  const later = another("Tides", { startsAt: inHours(96), endsAt: inHours(97) });
  renderPage(showing([[knots(), anRsvp()], later]));
  const day = await screen.findByRole("region", { name: "Tomorrow" });
  within(day).getByRole("heading", { name: "Knots" });
  within(day).getByText("Runa Falk, Ilse Korhonen · Workshop");
  within(day).getByText("Harbour");
  within(day).getByText(/until \d\d:\d\d$/);
  within(day).getByRole("button", { name: /^RSVP’d/ });
  expect(screen.getAllByRole("region").filter((region) => region.tagName === "SECTION")).toHaveLength(2);
});

it("shows a session of three days on each of them, with its end's date, and as overlapping with nothing", async () => {
  const long = another("Drop in", { startsAt: inHours(30), endsAt: inHours(78) });
  const within24 = knots({ startsAt: inHours(31), endsAt: inHours(32) });
  renderPage(showing([long, [within24, anRsvp()]]));
  await screen.findAllByRole("heading", { name: "Drop in" });
  expect(screen.getAllByRole("heading", { name: "Drop in" }).length).toBeGreaterThanOrEqual(3);
  expect(screen.getAllByText(/until \w{3} \d+ \w+, \d\d:\d\d$/).length).toBeGreaterThanOrEqual(3);
  expect(screen.queryByText(/at once|At the same time/)).toBe(null);
});

it("shows the shape of what is to come while it loads", async () => {
  const pending = answerLater();
  renderPage({ ...showing([]), [SCHEDULE]: () => pending.promise });
  await screen.findByRole("status", { name: "Loading …" });
  pending.resolve(scheduleOf([[knots(), anRsvp()]]));
  await screen.findByRole("heading", { name: "Knots" });
});

it("leads to the agenda while it is empty", async () => {
  renderPage(showing([]));
  await screen.findByRole("heading", { name: "Nothing here yet" });
  screen.getByRole("link", { name: "Browse the agenda" });
});

it("says when it cannot be loaded, and loads when asked again", async () => {
  const answers = [lost()];
  const mine = [[knots(), anRsvp()]] as const;
  const { user } = renderPage({ ...showing(mine), [SCHEDULE]: () => answers.shift() ?? scheduleOf(mine) });
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Knots" });
});

it("shows those who are signed out which event it is and where to sign in, and asks for nothing of theirs", async () => {
  const { user, actions, asked } = renderPage(showing([]), SIGNED_OUT);
  await screen.findByText("Harbour days");
  const [button] = screen.getAllByRole("button", { name: "Sign in" });
  await user.click(button as HTMLElement);
  expect(actions.signIn).toHaveBeenCalledOnce();
  expect(asked()).toEqual([DEMO]);
});

it("says to those who are signed out when there is no such event", async () => {
  renderPage({ ...showing([]), [DEMO]: () => noSuch("EVENT") }, SIGNED_OUT);
  await screen.findByRole("heading", { name: "There is nothing here" });
});

it("takes a session out once its seat is given back", async () => {
  const service = { [`DELETE ${RSVP_PATH}`]: () => cancelledBy("ATTENDEE") };
  const { user } = renderPage(showing([[knots(), anRsvp()]], service));
  await user.click(await screen.findByRole("button", { name: /^RSVP’d/ }));
  await user.click(await screen.findByRole("button", { name: "Give it back" }));
  await screen.findByRole("heading", { name: "Nothing here yet" });
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Knots" })).toBe(null));
});

it("keeps a session whose seat could not be given back", async () => {
  const service = { [`DELETE ${RSVP_PATH}`]: () => refuse(503, "UNAVAILABLE") };
  const { user } = renderPage(showing([[knots(), anRsvp()]], service));
  await user.click(await screen.findByRole("button", { name: /^RSVP’d/ }));
  await user.click(await screen.findByRole("button", { name: "Give it back" }));
  await screen.findByRole("button", { name: "Try again" });
  await screen.findByRole("button", { name: /^RSVP’d/ });
});

it("a seat that was asked for on another page appears as soon as the service has given it", async () => {
  const given = answerLater();
  const [tides, rsvp] = another("Tides", { taken: 3 });
  const pages = (
    <Routes>
      <Route path="/" element={<PageBefore session={tides} />} />
      {page}
    </Routes>
  );
  const service = { "PUT /api/sessions/demo.Tides/rsvp": () => given.promise };
  const { user } = renderApp(pages, showing([[knots(), anRsvp()], [tides]], service));
  await user.click(await screen.findByRole("button", { name: /^RSVP: Tides/ }));
  await user.click(screen.getByRole("link"));
  await screen.findByRole("link", { name: "Knots" });
  expect(screen.queryByRole("link", { name: "Tides" })).toBe(null);
  given.resolve(rsvp ?? {});
  await screen.findByRole("link", { name: "Tides" });
});

const PageBefore = ({ session }: { readonly session: Session }) => (
  <>
    <SeatsPage session={session} />
    <Link to={ADDRESS}>My Schedule</Link>
  </>
);

describe("says how it stands with each session", () => {
  it("an offer, with the time that is left", async () => {
    renderPage(showing([[fullSession(), offeredFor(10)]]));
    await screen.findByText("Yours for 10 min");
    screen.getByRole("button", { name: /^Accept/ });
  });

  it("a waitlist entry", async () => {
    renderPage(showing([[fullSession({ waiting: 3 }), waitingAt(3)]]));
    await screen.findByRole("button", { name: /^#3 in line/ });
  });

  it("an offer that has just run out, never as open above a button that says otherwise", async () => {
    renderPage(showing([[fullSession(), offeredFor(-0.06)]]));
    await screen.findByRole("button", { name: /^Join waitlist/ });
    screen.getByText("Offer expired");
    screen.getByText(/^Your offer expired on /);
    expect(screen.queryByText(/^Yours for/)).toBe(null);
    expect(screen.queryByRole("button", { name: "Got it" })).toBe(null);
  });

  it("two seats at the same time, side by side, each with the other's name", async () => {
    renderPage(showing([[knots(), anRsvp()], another("Tides", { startsAt: inHours(24.5) })]));
    await screen.findByText(/^Two at once/);
    const named = screen.getAllByText(/^At the same time as/).map(({ textContent }) => textContent);
    expect(named).toEqual([
      expect.stringMatching(/^At the same time as Tides, \d\d:\d\d$/),
      expect.stringMatching(/^At the same time as Knots, \d\d:\d\d$/),
    ]);
  });

  it("the way to the next room, if there is too little time for it", async () => {
    const service = showing([
      [knots(), anRsvp()],
      another("Tides", { startsAt: inHours(25 + 5 / 60), endsAt: inHours(26), room: "Quay" }),
    ]);
    renderPage({ ...service, [DEMO]: () => ({ ...EVENT, changeMinutes: 10 }) });
    await screen.findByText("Only 5 minutes:");
    screen.getByText("Harbour to Quay", { exact: false });
    expect(screen.getAllByText(/^Only 5 min from/)).toHaveLength(2);
  });

  it("how long is free between two sessions", async () => {
    renderPage(
      showing([[knots(), anRsvp()], another("Tides", { startsAt: inHours(26.5), endsAt: inHours(27) })]),
    );
    await screen.findByText("1 h 30 min free");
  });

  it("the seat that comes next, and what is over in one line that opens", async () => {
    const over = another("Sails", { startsAt: inHours(-2), endsAt: inHours(-1) });
    const { user } = renderPage(
      showing([over, [knots({ startsAt: inHours(0.5), endsAt: inHours(1) }), anRsvp()]]),
    );
    await screen.findByText("Next, in 30 min");
    const fold = screen.getByRole("button", { name: "1 earlier · Sails" });
    expect(fold.getAttribute("aria-expanded")).toBe("false");
    await user.click(fold);
    expect(fold.getAttribute("aria-expanded")).toBe("true");
  });
});

describe("what ended without the person's doing", () => {
  const cancelledAt = "2026-01-10T13:05:00.000Z";

  it.each<[CancelReason, string, RegExp]>([
    ["OFFER_EXPIRED", "Offer expired", /^Your offer expired on Sat,? 10 Jan, 14:05\.$/],
    ["SESSION_CANCELLED", "Cancelled", /^The organizer cancelled this session\.$/],
    ["SESSION_STARTED", "No seat became free", /^The session started before a seat became free\.$/],
    ["ORGANIZER", "Removed", /^The organizer removed you on Sat,? 10 Jan, 14:05\.$/],
  ])("stays with its reason until it has been seen: %s", async (reason, badge, sentence) => {
    const session = knots({ state: reason === "SESSION_CANCELLED" ? "CANCELLED" : "OPEN" });
    const service = showing([[session, cancelledBy(reason, { cancelledAt })]]);
    const { user, unmount } = renderPage(service);
    await screen.findByRole("heading", { name: "Knots" });
    screen.getByText(badge, { selector: "span" });
    screen.getByText(sentence);
    await user.click(screen.getByRole("button", { name: "Got it" }));
    await screen.findByRole("heading", { name: "Nothing here yet" });
    unmount();
    renderPage(service);
    await screen.findByRole("heading", { name: "Nothing here yet" });
  });

  it("is told again when it happens again", async () => {
    const { user, unmount } = renderPage(showing([[knots(), cancelledBy("ORGANIZER", { cancelledAt })]]));
    await user.click(await screen.findByRole("button", { name: "Got it" }));
    unmount();
    const again = cancelledBy("ORGANIZER", { cancelledAt: "2026-01-11T13:05:00.000Z" });
    renderPage(showing([[knots(), again]]));
    await screen.findByRole("button", { name: "Got it" });
  });

  it("stays when the inbox is opened, which only clears the bell", async () => {
    const notice = aNotice(cancelledAt);
    const read = vi.fn(() => ({ unread: 0 }));
    const pages = (
      <Routes>
        <Route path="events/:eventId/notices" element={<InboxPage />} />
        {page}
      </Routes>
    );
    const shown: Shown[] = [[knots(), cancelledBy("ORGANIZER", { cancelledAt })]];
    const service = showing(shown, { [NOTICES]: () => noticesOf([notice]), [READ]: read });
    const { user } = renderApp(pages, service, ADA, "/events/demo/notices");
    await expect.poll(() => read.mock.calls.length).toBe(1);
    await screen.findByRole("link", { name: "Inbox" });
    await user.click(screen.getByRole("link", { name: "My Schedule" }));
    await screen.findByText(/^The organizer removed you/);
    await user.click(screen.getByRole("button", { name: "Got it" }));
    await screen.findByRole("heading", { name: "Nothing here yet" });
  });

  it("has its place among the other sessions, by its start", async () => {
    const removed = { status: "CANCELLED", cancelReason: "ORGANIZER", cancelledAt } as const;
    renderPage(
      showing([
        another("A"),
        another("C", { startsAt: inHours(26) }),
        another("B", { startsAt: inHours(25) }, removed),
      ]),
    );
    await screen.findByRole("heading", { name: "B" });
    const titles = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
    expect(titles).toEqual(["A", "B", "C"]);
  });
});

const InboxPage = () => (
  <>
    <Bell eventId="demo" />
    <NoticesPage />
    <Link to={ADDRESS}>My Schedule</Link>
  </>
);

describe("a session that was moved", () => {
  const movedFrom = {
    startsAt: "2026-01-10T13:00:00.000Z",
    endsAt: "2026-01-10T14:00:00.000Z",
    room: "Quay",
    movedAt: inHours(-1),
  };

  it("says where it was and where it is until the person has seen it", async () => {
    const now = { startsAt: "2030-01-11T09:00:00.000Z", endsAt: "2030-01-11T10:00:00.000Z" };
    const { user } = renderPage(showing([[knots({ movedFrom, ...now }), anRsvp()]]));
    await screen.findByText(/^Sat,? 10 Jan, 14:00 – 15:00$/, { selector: "s" });
    screen.getByText(/^Fri,? 11 Jan, 10:00 – 11:00$/, { selector: "b" });
    screen.getByText("Quay", { selector: "s" });
    screen.getByText("Moved to another room");
    screen.getByText("Moved to another day");
    await user.click(screen.getByRole("button", { name: "Got it" }));
    await waitFor(() => expect(screen.queryByText(/^Moved/)).toBe(null));
    screen.getByRole("heading", { name: "Knots" });
  });

  it("says nothing to those who took their seat afterwards", async () => {
    renderPage(showing([[knots({ movedFrom }), anRsvp({ rsvpAt: inHours(-0.5) })]]));
    await screen.findByRole("heading", { name: "Knots" });
    expect(screen.queryByText(/^Moved/)).toBe(null);
  });
});
