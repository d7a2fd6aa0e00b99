import { screen, waitFor, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { describe, expect, it, vi } from "vitest";
import type { Rsvp, Session } from "../../web/src/api/answers.ts";
import MySchedulePage from "../../web/src/app/pages/my-schedule-page.tsx";
import SessionPage from "../../web/src/app/pages/session-page.tsx";
import { byNearness, canBePicked, movedPick, withPick } from "../../web/src/features/any-of/picks.ts";
import RowNotes from "../../web/src/seats/row-notes.tsx";
import { useLiveEvent } from "../../web/src/seats/use-live-event.ts";
import { answer, type Call, lost, refuse, type Service } from "./support/fake-service.ts";
import { ADA, answerLater, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { anRsvp, fullSession, inHours, type Shown, showing } from "./support/sessions.ts";

const ANY_OF = "POST /api/events/demo/any-of";

const session = (title: string, changes: Partial<Session> = {}) =>
  fullSession({ sessionId: `demo.${title}`, title, waiting: 3, ...changes });
const [knots, tides, sails] = [session("Knots"), session("Tides"), session("Sails", { track: "Craft" })];

const waits = (title: string, waitlistPosition: number, more: Partial<Rsvp> = {}) =>
  anRsvp({
    ...{ sessionId: `demo.${title}`, rsvpId: `r-${title}`, status: "WAITLISTED", waitlistPosition },
    ...{ anyOfId: "g1", onOffer: "ASK", passesLeft: 3, waitlistedAt: inHours(-waitlistPosition), ...more },
  });

const pages = (
  <Routes>
    <Route path="events/:eventId/sessions/:sessionId" element={<SessionPage />} />
    <Route path="events/:eventId/my-schedule" element={<MySchedulePage />} />
  </Routes>
);
const renderAt = (address: string, shown: readonly Shown[], service: Service = {}, identity = ADA) =>
  renderApp(pages, showing(shown, service), identity, `/events/demo${address}`);

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const dialog = async () => within(await screen.findByRole("dialog", { name: "Any one of several" }));

/** Chooses Tides and Sails beside Knots. */
async function choose(service: Service, shown: readonly Shown[] = [[knots], [tides], [sails]]) {
  const view = renderAt("/sessions/demo.Knots", shown, service);
  await view.user.click(await button("Any one of several …"));
  const asked = await dialog();
  await view.user.click(await asked.findByRole("button", { name: "Add: Tides" }));
  await view.user.click(await asked.findByRole("button", { name: "Add: Sails" }));
  return { ...view, asked };
}

const order = () =>
  screen.getAllByRole("button", { name: /^Remove: / }).map((each) => each.getAttribute("aria-label"));

describe("the choice of several sessions", () => {
  it("begins with the full session, and asks for two at least", async () => {
    const { user } = renderAt("/sessions/demo.Knots", [[knots], [tides], [sails]]);
    await user.click(await button("Any one of several …"));
    const asked = await dialog();
    expect(await asked.findByRole("button", { name: "Remove: Knots" })).toBeTruthy();
    asked.getByText("Choose at least two sessions.");
    const send = asked.getByRole("button", { name: "Wait for one of 1" });
    expect(send.getAttribute("aria-disabled")).toBe("true");
  });

  it("is put in order by buttons, which keep the focus and say the new place", async () => {
    const { user, asked } = await choose({});
    const up = asked.getByRole("button", { name: "Move up: Sails" });
    await user.click(up);
    asked.getByText("“Sails” is now 2 of 3.");
    expect(order()).toEqual(["Remove: Knots", "Remove: Sails", "Remove: Tides"]);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Move up: Sails");
    await user.click(asked.getByRole("button", { name: "Move down: Knots" }));
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Move down: Knots");
    await user.click(asked.getByRole("button", { name: "Remove: Tides" }));
    expect(order()).toEqual(["Remove: Sails", "Remove: Knots"]);
  });

  it("gives the focus to the next one when one is added or removed, so that a keyboard goes on from there", async () => {
    const { user } = renderAt("/sessions/demo.Knots", [[knots], [tides], [sails], [session("Oars")]]);
    await user.click(await button("Any one of several …"));
    const asked = await dialog();
    const focused = () => document.activeElement?.getAttribute("aria-label");
    const [first, second] = (await asked.findAllByRole("button", { name: /^Add: / })).map((each) =>
      each.getAttribute("aria-label"),
    );
    await user.click(asked.getByRole("button", { name: first ?? "" }));
    expect(focused()).toBe(second);
    await user.click(asked.getByRole("button", { name: "Remove: Knots" }));
    expect(focused()).toMatch(/^Remove: /);
  });

  it("finds others by words of their title and track", async () => {
    const { user } = renderAt("/sessions/demo.Knots", [[knots], [tides], [sails]]);
    await user.click(await button("Any one of several …"));
    const asked = await dialog();
    await user.type(asked.getByRole("searchbox", { name: "Search the other sessions" }), "craft");
    await waitFor(() => expect(asked.queryByRole("button", { name: "Add: Tides" })).toBe(null));
    asked.getByRole("button", { name: "Add: Sails" });
  });

  it("is sent once with what happens when a seat comes, and the answer is told: waiting, and what is refused", async () => {
    const send = vi.fn((_: Call) =>
      answer(
        {
          anyOfId: "g1",
          rsvps: [waits("Knots", 4), waits("Tides", 2)],
          refused: [{ sessionId: "demo.Sails", code: "REGISTRATION_CLOSED" }],
        },
        201,
      ),
    );
    const { user, asked } = await choose({ [ANY_OF]: send });
    await user.click(asked.getByRole("radio", { name: /^Take it\s*You/ }));
    await user.click(asked.getByRole("button", { name: "Wait for one of 3" }));
    await asked.findByRole("heading", { name: "You wait for 2 sessions." });
    asked.getByText("#4 in line");
    asked.getByText("Registration is closed.");
    expect(send.mock.calls.map(([{ body }]) => body)).toEqual([
      { sessionIds: ["demo.Knots", "demo.Tides", "demo.Sails"], onOffer: "TAKE" },
    ]);
    await user.click(asked.getByRole("button", { name: "Done" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBe(null));
  });

  it("may take a free seat at once, and says which", async () => {
    const free = session("Tides", { taken: 3, waiting: 0 });
    const seat = anRsvp({ sessionId: "demo.Tides" });
    const service = { [ANY_OF]: () => answer({ anyOfId: null, rsvps: [seat], refused: [] }, 201) };
    const { user, asked } = await choose(service, [[knots], [free], [sails]]);
    await user.click(asked.getByRole("button", { name: "Take the first free seat" }));
    await asked.findByRole("heading", { name: "You have a seat in “Tides”." });
  });

  it.each([
    [
      "all refused",
      () => refuse(409, "REGISTRATION_CLOSED"),
      "None of these can be had. Registration is closed.",
    ],
    [
      "too fast",
      () => refuse(429, "RATE_LIMITED", {}, { "retry-after": "7" }),
      "You are a bit too fast. Try again in 7 seconds.",
    ],
    ["no network", lost, "You seem to be offline. Check your connection and try again."],
    [
      "not of one event",
      () => refuse(400, "INVALID_REQUEST"),
      "These sessions cannot be asked for together. Choose others, please.",
    ],
  ] as const)("stays open, and says what went wrong: %s", async (_, played, said) => {
    const { user, asked } = await choose({ [ANY_OF]: played });
    await user.click(asked.getByRole("button", { name: "Wait for one of 3" }));
    expect((await asked.findByRole("alert")).textContent).toBe(said);
    expect(order()).toHaveLength(3);
  });

  it("says that a wait from before goes on beside the seat", async () => {
    const before = waits("Knots", 2, { anyOfId: null });
    const seat = anRsvp({ sessionId: "demo.Tides", rsvpId: "r-Tides" });
    const { user, asked } = await choose(
      { [ANY_OF]: () => answer({ anyOfId: null, rsvps: [seat], refused: [] }, 201) },
      [[knots, before], [tides], [sails]],
    );
    await user.click(asked.getByRole("button", { name: /^(Take|Wait)/ }));
    await asked.findByText(/^You are still on the waitlist for “Knots”, as before\./);
  });

  it("waits for the answer, and sends nothing twice", async () => {
    const pending = answerLater();
    const send = vi.fn(() => pending.promise);
    const { user, asked } = await choose({ [ANY_OF]: send });
    const ask = asked.getByRole("button", { name: "Wait for one of 3" });
    await user.click(ask);
    await user.click(ask);
    expect(send).toHaveBeenCalledOnce();
    pending.resolve(answer({ anyOfId: "g1", rsvps: [waits("Knots", 1), waits("Tides", 1)], refused: [] }));
    await asked.findByRole("heading", { name: "You wait for 2 sessions." });
  });

  it("is found in My Schedule by a person who had to sign in", async () => {
    const { user, actions } = renderAt("/sessions/demo.Knots", [[knots], [tides]], {}, SIGNED_OUT);
    await user.click(await button("Any one of several …"));
    expect(actions.signIn).toHaveBeenCalledWith({
      returnTo: "/events/demo/my-schedule?anyOf=demo.Knots",
    });
  });

  it("opens by the address of My Schedule", async () => {
    renderAt("/my-schedule?anyOf=demo.Knots", [[knots], [tides]]);
    expect(await (await dialog()).findByRole("button", { name: "Remove: Knots" })).toBeTruthy();
  });
});

describe("what comes into question", () => {
  const now = Date.now();
  it("is a session with seats or an open waitlist, in which the person has none", () => {
    const mine = { entries: [{ session: tides, rsvp: anRsvp({ sessionId: "demo.Tides" }) }] };
    expect(canBePicked(tides, undefined, now)).toBe(true);
    expect(canBePicked(tides, mine, now)).toBe(false);
    for (const not of [
      session("Over", { startsAt: inHours(-2), endsAt: inHours(-1) }),
      session("Cancelled", { state: "CANCELLED" }),
      session("Closed", { state: "CLOSED" }),
      session("No waitlist", { lineClosesAt: inHours(-1) }),
    ])
      expect(canBePicked(not, undefined, now), not.title).toBe(false);
  });

  it("comes in the order of time and track", () => {
    const base = session("Base", { track: "Craft" });
    const far = session("Far", { startsAt: inHours(48), endsAt: inHours(49) });
    const farTrack = session("Far track", { startsAt: inHours(48), endsAt: inHours(49), track: "Craft" });
    const all = [far, tides, farTrack, sails];
    expect(byNearness(all, base).map(({ title }) => title)).toEqual(["Sails", "Tides", "Far track", "Far"]);
  });

  it("is at most five, in the order of the person", () => {
    expect(withPick(["a", "b", "c", "d", "e"], "f")).toHaveLength(5);
    expect(movedPick(["a", "b"], "a", -1)).toEqual(["a", "b"]);
    expect(movedPick(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
  });
});

describe("a group", () => {
  const group: readonly Shown[] = [
    [knots, waits("Knots", 2)],
    [tides, waits("Tides", 5)],
    [sails, waits("Sails", 1)],
  ];

  it("is one card in My Schedule, in the order in which the person joined, and not in the days", async () => {
    renderAt("/my-schedule", group);
    const card = within(await screen.findByRole("region", { name: "One of 3" }));
    const titles = card.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
    expect(titles).toEqual(["Tides", "Knots", "Sails"]);
    await card.findByRole("button", { name: /^#5 in line, leave: Tides/ });
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(3);
  });

  it("says why the others are paused while one is offered", async () => {
    const offered = { status: "OFFERED" as const, offerExpiresAt: inHours(0.5), waitlistPosition: null };
    renderAt("/my-schedule", [[knots, waits("Knots", 2, offered)], ...group.slice(1)]);
    const card = within(await screen.findByRole("region", { name: "One of 3" }));
    await card.findByRole("button", { name: "Accept: Knots" });
    const paused = "Paused while your offer for “Knots” is open. You keep your place.";
    expect(card.getAllByText(paused)).toHaveLength(2);
  });

  it("is left as a whole, the offer last", async () => {
    const offered = { status: "OFFERED" as const, offerExpiresAt: inHours(0.5), waitlistPosition: null };
    const cancelled = (title: string) => () =>
      waits(title, 1, { status: "CANCELLED", cancelReason: "ATTENDEE", anyOfId: null });
    const service = Object.fromEntries(
      ["Knots", "Tides", "Sails"].map((title) => [
        `DELETE /api/sessions/demo.${title}/rsvp`,
        cancelled(title),
      ]),
    );
    const shown: Shown[] = [[knots, waits("Knots", 2, offered)], ...group.slice(1)];
    const { user, asked } = renderAt("/my-schedule", shown, service);
    await user.click(await button("Leave all of them"));
    const question = within(await screen.findByRole("alertdialog", { name: "Leave all 3?" }));
    question.getByText(/The seat in “Knots” that is held for you goes to somebody else\.$/);
    await user.click(question.getByRole("button", { name: "Leave all of them" }));
    await screen.findByText("You have left 3 waitlists.");
    await screen.findByRole("heading", { name: "Nothing here yet" });
    const sent = asked().filter((each) => each.startsWith("DELETE"));
    expect(sent.at(-1)).toBe("DELETE /api/sessions/demo.Knots/rsvp");
    expect(sent).toHaveLength(3);
  });

  it("stays as far as it could not be left", async () => {
    const service: Service = {
      "DELETE /api/sessions/demo.Tides/rsvp": () =>
        waits("Tides", 1, { status: "CANCELLED", cancelReason: "ATTENDEE", anyOfId: null }),
      "DELETE /api/sessions/demo.Knots/rsvp": () => refuse(503, "UNAVAILABLE"),
    };
    const { user } = renderAt("/my-schedule", group, service);
    await user.click(await button("Leave all of them"));
    const question = within(await screen.findByRole("alertdialog"));
    await user.click(question.getByRole("button", { name: "Leave all of them" }));
    await screen.findByText(/^You have left 1 of 3\. The others are as they were\./);
    await screen.findByRole("region", { name: "One of 2" });
  });

  it("is told on the page of a member, with the others", async () => {
    renderAt("/sessions/demo.Knots", group);
    const note = within(await screen.findByRole("region", { name: "One of 3 that you want" }));
    note.getByRole("link", { name: "Tides" });
    expect(screen.queryByRole("button", { name: "Any one of several …" })).toBe(null);
  });

  it("is told in the row of a member", async () => {
    const Row = () => {
      useLiveEvent("demo");
      return <RowNotes session={knots} timeZone="Europe/Berlin" />;
    };
    renderApp(<Row />, showing(group));
    await screen.findByText("One of 3 that you want");
  });

  it("of which one member is left is an ordinary wait", async () => {
    renderAt("/my-schedule", group.slice(0, 1));
    await screen.findByRole("heading", { name: "Knots", level: 3 });
    expect(screen.queryByRole("region", { name: /^One of/ })).toBe(null);
  });
});
