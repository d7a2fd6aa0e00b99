import { screen, waitFor, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Notice, NoticesAnswer } from "../../web/src/api/answers.ts";
import NoticesPage from "../../web/src/app/pages/notices-page.tsx";
import Bell from "../../web/src/features/notices/bell.tsx";
import OfferDock from "../../web/src/features/rsvp/offer-dock.tsx";
import { clockTime } from "../../web/src/time/zoned.ts";
import { type Call, lost, type Service } from "./support/fake-service.ts";
import { aNotice, noticesOf } from "./support/notices.ts";
import { ADA, answerLater, goOfflineAndBack, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { RSVP_PATH, SeatsPage } from "./support/seats-page.tsx";
import {
  anRsvp,
  aSession,
  EVENT,
  fullSession,
  noSuch,
  offeredFor,
  type Shown,
  showing,
} from "./support/sessions.ts";

const NOTICES = "GET /api/events/demo/notices";
const READ = "POST /api/events/demo/notices/read";
const NOON = Date.parse("2030-01-10T12:00:00Z");

/** A service with these notices, which remembers until when they are read. */
function withNotices(notices: readonly Notice[], service: Service = {}): Service {
  let until = "";
  const current = () => notices.map((each) => ({ ...each, read: each.read || each.noticeId <= until }));
  return {
    ...showing([]),
    [NOTICES]: ({ query }) => {
      const limit = Number(query.get("limit"));
      return { ...noticesOf(current()), notices: current().slice(0, limit) };
    },
    [READ]: ({ body }) => {
      until = (body as { until: string }).until;
      return { unread: current().filter(({ read }) => !read).length };
    },
    ...service,
  };
}

const inbox = (
  <>
    <Bell eventId="demo" />
    <Routes>
      <Route path="events/:eventId/notices" element={<NoticesPage />} />
    </Routes>
  </>
);
const renderInbox = (service: Service, identity = ADA) =>
  renderApp(inbox, service, identity, "/events/demo/notices");
const bell = (name: string) => screen.findByRole("link", { name });
const reads = (asked: readonly string[]) => asked.filter((each) => each === READ).length;

describe("the inbox", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOON }));
  afterEach(() => void vi.useRealTimers());

  it("links the web addresses of an organizer's message, and those of no other notice", async () => {
    const text = "Lines\nand https://wiki.example/a";
    renderInbox(
      withNotices([
        aNotice("2030-01-10T08:05:00.000Z", { kind: "MESSAGE", title: "Bring tools", text }),
        aNotice("2030-01-10T08:00:00.000Z", { kind: "MOVED", title: "Moved", text }),
      ]),
    );
    const links = await screen.findAllByRole("link", { name: "https://wiki.example/a" });
    expect(links).toHaveLength(1);
    expect(links[0]?.getAttribute("href")).toBe("https://wiki.example/a");
  });

  it("shows notices by day, the last first, and each leads to its session", async () => {
    renderInbox(
      withNotices([
        aNotice("2030-01-10T08:05:00.000Z"),
        aNotice("2030-01-09T09:00:00.000Z", { title: "“Tides” has moved", sessionId: "demo.tides" }),
        aNotice("2029-12-24T09:00:00.000Z", { title: "“Sails” is cancelled" }),
      ]),
    );
    const today = await screen.findByRole("region", { name: "Today" });
    within(today).getByText(clockTime("2030-01-10T08:05:00.000Z", EVENT.timeZone));
    within(today).getByText("It takes place on Saturday 12 January, 10:00.");
    const link = screen.getByRole("link", { name: "“Tides” has moved" });
    expect(link.getAttribute("href")).toBe("/events/demo/sessions/demo.tides");
    const days = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
    expect(days).toEqual(["Today", "Yesterday", "Monday 24 December"]);
  });

  it("leads from the notice of an offer to the offer's page", async () => {
    renderInbox(
      withNotices([
        aNotice("2030-01-10T08:05:00.000Z", { kind: "OFFER_ENDING", title: "Ending" }),
        aNotice("2030-01-10T08:00:00.000Z", { kind: "OFFER_MADE", title: "Made" }),
        aNotice("2030-01-10T07:00:00.000Z", { kind: "OFFER_EXPIRED", title: "Expired" }),
      ]),
    );
    const pageOf = async (name: string) =>
      (await screen.findByRole("link", { name })).getAttribute("href")?.split("/demo.knots")[1];
    expect([await pageOf("Ending"), await pageOf("Made"), await pageOf("Expired")]).toEqual([
      "/offer",
      "/offer",
      "",
    ]);
  });

  it("reads what it has shown, marks it as new until the next look, and the bell follows", async () => {
    const unread = [aNotice("2030-01-10T08:05:00.000Z"), aNotice("2030-01-10T08:00:00.000Z")];
    const read = aNotice("2030-01-10T07:00:00.000Z", { read: true });
    const bodies: unknown[] = [];
    const service = withNotices([...unread, read]);
    const reading = async (call: Call) => {
      bodies.push(call.body);
      return (await service[READ]?.(call)) ?? {};
    };
    renderInbox({ ...service, [READ]: reading });
    await bell("Inbox, 2 unread");
    await bell("Inbox");
    expect(bodies).toEqual([{ until: unread[0]?.noticeId }]);
    expect(screen.getAllByText("New")).toHaveLength(2);
    goOfflineAndBack();
    await waitFor(() => expect(screen.queryByText("New")).toBe(null));
    expect(bodies).toHaveLength(1);
  });

  it("marks nothing if all of it has been read", async () => {
    const { asked } = renderInbox(withNotices([aNotice("2030-01-10T08:05:00.000Z", { read: true })]));
    await screen.findByRole("region", { name: "Today" });
    expect(reads(asked())).toBe(0);
  });

  it("keeps the count if reading could not be told, and tells it at the next look", async () => {
    const answers = [lost()];
    const service = withNotices([aNotice("2030-01-10T08:05:00.000Z")]);
    const reading = (call: Call) => answers.shift() ?? service[READ]?.(call) ?? {};
    const { unmount } = renderInbox({ ...service, [READ]: reading });
    await screen.findByRole("region", { name: "Today" });
    await waitFor(() => expect(answers).toEqual([]));
    await bell("Inbox, 1 unread");
    unmount();
    renderInbox({ ...service, [READ]: reading });
    await bell("Inbox");
  });

  it("shows earlier notices when asked, and the focus goes to the first of them", async () => {
    const first = aNotice("2030-01-10T08:05:00.000Z");
    const second = aNotice("2030-01-09T08:05:00.000Z", { title: "“Tides” has moved", read: true });
    const pages: Record<string, NoticesAnswer> = {
      "": noticesOf([first], { nextCursor: first.noticeId }),
      [first.noticeId]: noticesOf([second], { unread: 1 }),
    };
    const { user } = renderInbox(
      withNotices([first], { [NOTICES]: ({ query }) => pages[query.get("cursor") ?? ""] ?? lost() }),
    );
    await user.click(await screen.findByRole("button", { name: "Show earlier notices" }));
    const link = await screen.findByRole("link", { name: "“Tides” has moved" });
    screen.getByRole("region", { name: "Yesterday" });
    expect(screen.queryByRole("button", { name: "Show earlier notices" })).toBe(null);
    await waitFor(() => expect(document.activeElement).toBe(link));
  });

  it("says when earlier notices cannot be loaded, keeps the others, and loads them when asked again", async () => {
    const first = aNotice("2030-01-10T08:05:00.000Z");
    const answers: (object | Error)[] = [lost(), noticesOf([aNotice("2030-01-09T08:05:00.000Z")])];
    const { user } = renderInbox(
      withNotices([first], {
        [NOTICES]: ({ query }) =>
          query.has("cursor") ? (answers.shift() ?? {}) : noticesOf([first], { nextCursor: first.noticeId }),
      }),
    );
    await user.click(await screen.findByRole("button", { name: "Show earlier notices" }));
    await screen.findByText("Earlier notices could not be loaded.");
    screen.getByRole("region", { name: "Today" });
    await user.click(screen.getByRole("button", { name: "Show earlier notices" }));
    await screen.findByRole("region", { name: "Yesterday" });
    expect(screen.queryByText("Earlier notices could not be loaded.")).toBe(null);
  });
});

it("has the open offers on top, where they are answered, and no card repeats them", async () => {
  const tides = fullSession({ sessionId: "demo.tides", title: "Tides" });
  const offers: readonly Shown[] = [
    [fullSession(), offeredFor(40)],
    [tides, { ...offeredFor(20), rsvpId: "r2", sessionId: "demo.tides" }],
  ];
  const { user } = renderApp(
    <>
      <OfferDock eventId="demo" />
      {inbox}
    </>,
    showing(offers, {
      [NOTICES]: () => noticesOf([]),
      "POST /api/sessions/demo.tides/rsvp/accept": () => anRsvp({ rsvpId: "r2", sessionId: "demo.tides" }),
    }),
    ADA,
    "/events/demo/notices",
  );
  const cards = () => screen.queryAllByRole("region", { name: "Open offer" });
  const titles = () => cards().map((card) => within(card).getAllByRole("link")[0]?.textContent);
  await waitFor(() => expect(titles()).toEqual(["Tides", "Knots"]));
  await user.click(screen.getByRole("button", { name: "Accept the seat in “Tides”" }));
  await screen.findByText("You have a seat in “Tides”.");
  await waitFor(() => expect(titles()).toEqual(["Knots"]));
});

it("shows the shape of what is to come while it loads, and says when there is nothing", async () => {
  const pending = answerLater();
  renderInbox({ ...withNotices([]), [NOTICES]: () => pending.promise });
  await screen.findByRole("status", { name: "Loading …" });
  pending.resolve(noticesOf([]));
  await screen.findByRole("heading", { name: "Nothing here yet" });
});

it("says when the inbox cannot be loaded, and loads when asked again", async () => {
  let broken = true;
  const service = { [NOTICES]: () => (broken ? lost() : noticesOf([])) };
  const { user } = renderInbox(withNotices([], service));
  await screen.findByRole("alert");
  broken = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Nothing here yet" });
});

it("asks those who are signed out to sign in, and asks for nothing of theirs", async () => {
  const { user, actions, asked } = renderInbox(withNotices([]), SIGNED_OUT);
  await user.click(await screen.findByRole("button", { name: "Sign in" }));
  expect(actions.signIn).toHaveBeenCalledExactlyOnceWith({ returnTo: "/events/demo/notices" });
  expect(asked()).toEqual(["GET /api/events/demo"]);
});

it("says when there is no such event", async () => {
  renderInbox(
    withNotices([], { [NOTICES]: () => noSuch("EVENT"), "GET /api/events/demo": () => noSuch("EVENT") }),
  );
  await screen.findByRole("heading", { name: "There is nothing here" });
});

describe("the bell", () => {
  it("counts up to 99", async () => {
    const service = { [NOTICES]: () => noticesOf([], { unread: 100 }) };
    renderApp(<Bell eventId="demo" />, withNotices([], service));
    await screen.findByText("99+");
    await bell("Inbox, 99+ unread");
  });

  it("asks again after a change in My Schedule, and at no other time", async () => {
    const session = aSession();
    const notices: Notice[] = [];
    const { user, asked } = renderApp(
      <>
        <Bell eventId="demo" />
        <SeatsPage session={session} />
      </>,
      showing([[session]], {
        [NOTICES]: () => noticesOf(notices),
        [`PUT ${RSVP_PATH}`]: () => {
          notices.push(aNotice(new Date().toISOString()));
          return anRsvp();
        },
      }),
    );
    const button = await screen.findByRole("button", { name: "RSVP: Knots" });
    await bell("Inbox");
    expect(asked().filter((each) => each === NOTICES)).toHaveLength(1);
    await user.click(button);
    await screen.findByRole("link", { name: "Inbox, 1 unread" }, { timeout: 20_000 });
    expect(asked().filter((each) => each === NOTICES)).toHaveLength(2);
  });
});
