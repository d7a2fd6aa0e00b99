import "fake-indexeddb/auto";
import { act, screen, waitFor, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DoorAnswer } from "../../../web/src/api/door/answers.ts";
import DoorArea from "../../../web/src/app/pages/door-area.tsx";
import { forgetScan, keptScans } from "../../../web/src/features/door/scans/kept-scans.ts";
import { aDoor, onRoster, playDoor, ticketOf } from "../support/fake-door.ts";
import { refuse } from "../support/fake-service.ts";
import { ADA, renderApp } from "../support/render-app.tsx";

const pages = (
  <Routes>
    <Route path="door/*" element={<DoorArea />} />
  </Routes>
);

const people = [
  onRoster("Sunniva", "7KMX2Q9P"),
  onRoster("Teo", "BBBB1111"),
  onRoster("Ishani", "CCCC2222", { status: "WAITLISTED", waitlistPosition: 4 }),
];

async function open(first?: DoorAnswer) {
  const played = playDoor(first ?? (await aDoor(people)));
  const view = renderApp(pages, played.service, ADA, "/door/demo.maps");
  await screen.findByRole("heading", { level: 1, name: "Maps for people who walk slowly" });
  const type = async (code: string) => {
    const field = screen.getByLabelText("Code of the ticket");
    // A hand scanner is quick.
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, code);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await view.user.click(screen.getByRole("button", { name: "Check" }));
  };
  const says = (word: string) => screen.findByRole("heading", { level: 2, name: word });
  const next = () => view.user.click(screen.getByRole("button", { name: "Scan the next one" }));
  return { ...view, ...played.state, state: played.state, type, says, next };
}

const figure = (name: string) =>
  within(screen.getByRole("region", { name: "How full it is" })).getByText(name).previousElementSibling
    ?.textContent ?? screen.getByText(name).parentElement?.querySelector("dd")?.textContent;

/** The page hears of its network by its requests. */
async function loseNetwork(state: Awaited<ReturnType<typeof open>>["state"]) {
  state.offline = true;
  Object.defineProperty(navigator, "onLine", { configurable: true, value: false });
  await act(async () => void window.dispatchEvent(new Event("offline")));
  await screen.findByText(/^Offline/);
}
async function findNetwork(state: Awaited<ReturnType<typeof open>>["state"]) {
  state.offline = false;
  Object.defineProperty(navigator, "onLine", { configurable: true, value: true });
  await act(async () => void window.dispatchEvent(new Event("online")));
}

beforeEach(async () => {
  for (const { checkInId } of await keptScans("ada")) await forgetScan(checkInId);
});
afterEach(() => {
  Object.defineProperty(navigator, "onLine", { configurable: true, value: true });
  localStorage.clear();
});

describe("an answer at the door", () => {
  it("welcomes a person by their ticket, counts them, and tells the second time who let them in", async () => {
    const { type, says, state, user } = await open();
    await type(await ticketOf("Sunniva"));
    await says("Welcome");
    screen.getByText("Has a seat. 1 of 10 are in.");
    expect(state.batches.flat()).toHaveLength(1);
    await user.keyboard("{Escape}");
    state.change({
      attendees: state
        .door()
        .attendees.map((each) =>
          each.name === "Teo"
            ? { ...each, checkedInAt: new Date(Date.now() - 6 * 60_000).toISOString() }
            : each,
        ),
    });
    await type("bbbb 1111");
    await says("Already in");
    await screen.findByText(/^Let in by Kim at \d\d:\d\d, 6 minutes ago\.$/);
  });

  it("says the place in line, and lets the person in as a walk-in while seats are free", async () => {
    const { type, says, user, state } = await open();
    await type("CCCC2222");
    await says("On the waitlist");
    screen.getByText("Number 4 in line, so no seat yet.");
    await user.click(screen.getByRole("button", { name: "Let in – 8 seats are free" }));
    await says("Welcome");
    screen.getByText("Ishani");
    expect(state.batches.flat().at(-1)).toMatchObject({ code: "CCCC2222", anyway: true, skipStandby: true });
    expect(state.door().counts).toMatchObject({ inside: 1, walkIns: 1, free: 7 });
  });

  it("names the session in which the person has a seat", async () => {
    const { type, says, state } = await open();
    state.instead = () => ({
      code: "NOT_ON_ROSTER",
      attendee: { userId: "ishani", name: "Ishani Rowell" },
      has: [
        {
          ...{ sessionId: "demo.library", title: "A library on a bicycle", room: "Lighthouse" },
          ...{ startsAt: "2030-01-10T11:00:00Z", endsAt: "2030-01-10T11:45:00Z", status: "CONFIRMED" },
        },
      ],
    });
    await type(await ticketOf("Nobody"));
    await says("Not on the list");
    screen.getByText("Ishani Rowell");
    screen.getByText("Has a seat in A library on a bicycle, Lighthouse, 12:00 – 12:45.");
  });

  it("finds forged tickets, those of other events and what is no ticket without asking the service", async () => {
    const { type, says, next, state } = await open();
    const genuine = await ticketOf("Teo");
    await type(`${genuine.slice(0, -4)}AAAA`);
    await says("Forged");
    await next();
    await type(await ticketOf("Teo", { eventId: "other" }));
    await says("Wrong event");
    await next();
    await type("https://example.com");
    await says("Unknown");
    expect(state.batches).toEqual([]);
  });

  it("tells that a ticket was replaced", async () => {
    const { type, says, state } = await open();
    state.instead = () => ({ code: "TICKET_REPLACED" });
    await type(await ticketOf("Teo"));
    await says("Replaced");
  });

  it("refuses a walk-in when it is full, and lets them in anyway after being asked once", async () => {
    const { user, says, state } = await open(await aDoor(people, { free: 0, inside: 2 }));
    await user.click(screen.getByRole("button", { name: "Count one walk-in" }));
    await says("Full");
    await user.click(screen.getByRole("button", { name: "Let in anyway" }));
    await screen.findByText("Let in beyond the capacity. 2 of 10 are in.");
    expect(state.batches.flat().at(-1)).toMatchObject({ walkIn: 1, anyway: true });
    await user.keyboard("{Escape}");
    await screen.findByText("1 person let in beyond the capacity");
  });

  it("can be taken back, at once and from the list of recent scans", async () => {
    const { type, says, user, state } = await open();
    await type("7KMX2Q9P");
    await says("Welcome");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(state.undone).toEqual(["sunniva"]));
    await type("7KMX2Q9P");
    await says("Welcome");
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("tab", { name: "Recent" }));
    await user.click(screen.getByRole("button", { name: "Undo: Welcome, Sunniva" }));
    await waitFor(() => expect(state.undone).toEqual(["sunniva", "sunniva"]));
    await screen.findByText("Nobody was scanned on this device yet.");
    await waitFor(() => expect(figure("In")).toBe("0"));
  });
});

describe("a person who stood by", () => {
  it("keeps the seat when their admission is taken back, and the page says so", async () => {
    const { type, says, user, state } = await open();
    const stood = onRoster("Ishani", "CCCC2222", { standbyNumber: 7 });
    state.instead = () => ({ status: 201, outcome: "ADMITTED", attendee: stood });
    await type("CCCC2222");
    await says("Welcome");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await screen.findByText("Taken back. The person keeps the seat that they got at the door.");
    await waitFor(() => expect(state.undone).toEqual(["ishani"]));
  });
});

describe("a booth", () => {
  const openBooth = async () => {
    const door = await aDoor([onRoster("Sunniva", "7KMX2Q9P", { checkedInAt: "2030-01-10T09:03:00Z" })], {
      inside: 1,
    });
    return open({ ...door, session: { ...door.session, kind: "BOOTH" } });
  };

  it("lets people in who are not on its list, and out again by their name", async () => {
    const { type, says, user, state } = await openBooth();
    const teo = onRoster("Teo", "BBBB1111");
    state.instead = () => ({ status: 201, outcome: "CHECKED_IN", attendee: teo });
    await type("BBBB1111");
    await says("Welcome");
    screen.getByText("In line");
    screen.getByText(/^Has a place at this booth\./);
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("tab", { name: "Names" }));
    await user.click(screen.getByRole("button", { name: "Sunniva leaves" }));
    await waitFor(() => expect(state.undone).toEqual(["sunniva"]));
    await waitFor(() => expect(figure("In")).toBe("0"));
    await screen.findByText("They have left.");
  });

  it.each([
    ["SESSION_FULL", "Full", /can join the line with the code at the booth/],
    ["REGISTRATION_CLOSED", "Closed", "The booth lets nobody in now."],
  ] as const)("says what keeps people out: %s", async (code, word, why) => {
    const { type, says, state } = await openBooth();
    state.instead = () => ({ code });
    await type(await ticketOf("Nobody"));
    await says(word);
    expect(screen.getAllByText(why).length).toBeGreaterThan(0);
  });
});

describe("ways to scan", () => {
  it("a hand scanner types anywhere on the page, and its Enter presses no button", async () => {
    const { says } = await open();
    const button = screen.getByRole("button", { name: "Count one walk-in" });
    button.focus();
    for (const key of [..."BBBB1111", "Enter"])
      button.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await says("Welcome");
    screen.getByText("Teo");
  });

  it("a person is found by a part of their name and let in", async () => {
    const { user, says } = await open();
    await user.click(screen.getByRole("tab", { name: "Names" }));
    await user.type(screen.getByLabelText("Search people by name"), "sun");
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Let in Sunniva" }));
    await says("Welcome");
    await user.keyboard("{Escape}");
    await screen.findByText(/^In since/);
  });

  it("without a camera the page says what works", async () => {
    await open();
    await screen.findByText(/^This device has no camera/);
  });
});

describe("without a network", () => {
  it("the device decides, keeps the scans beyond the page, and sends them later in one request", async () => {
    const first = await open();
    await loseNetwork(first.state);
    await first.type(await ticketOf("Sunniva"));
    await first.says("Welcome");
    await first.user.keyboard("{Escape}");
    await screen.findByText("Offline: 1 scan waits");
    await first.type(await ticketOf("Sunniva"));
    await first.says("Already in");
    await first.next();
    await first.user.click(screen.getByRole("button", { name: "Count one walk-in" }));
    await screen.findByText("1 walk-in");
    await first.user.keyboard("{Escape}");
    await screen.findByText("Offline: 2 scans wait");
    expect(figure("In")).toBe("2");
    first.unmount();

    expect((await keptScans("ada")).filter(({ state }) => state === "waits")).toHaveLength(2);
    Object.defineProperty(navigator, "onLine", { configurable: true, value: true });
    const second = await open(first.state.door());
    await waitFor(() => expect(second.state.batches.flat()).toHaveLength(2));
    await screen.findByText("All sent");
    // They are inside in fact, whatever has happened meanwhile.
    expect(second.state.batches.flat().map(({ anyway }) => anyway)).toEqual([true, true]);
    expect(second.state.door().counts).toMatchObject({ inside: 2, walkIns: 1 });
  });

  it("tells later what the other door had done before", async () => {
    const { state, type, says, user } = await open();
    await loseNetwork(state);
    await type("7KMX2Q9P");
    await says("Welcome");
    await user.keyboard("{Escape}");
    state.change({
      attendees: state
        .door()
        .attendees.map((each) =>
          each.name === "Sunniva" ? { ...each, checkedInAt: "2030-01-10T09:03:00Z" } : each,
        ),
    });
    await findNetwork(state);
    await screen.findByText("Sunniva was already let in by Kim at 10:03.");
    await screen.findByText("All sent");
    await user.click(screen.getByRole("button", { name: "Got it" }));
    await waitFor(() => expect(screen.queryByText(/was already let in/)).toBeNull());
  });

  it("does not keep people waiting for a service that does not answer, and hears of it later", async () => {
    const { state, type, says, user } = await open();
    const { promise, resolve } = Promise.withResolvers<void>();
    state.held = promise;
    await type("7KMX2Q9P");
    await says("Welcome");
    await user.keyboard("{Escape}");
    await type("BBBB1111");
    await says("Welcome");
    await user.keyboard("{Escape}");
    await screen.findByText("Offline: 2 scans wait");
    state.held = undefined;
    resolve();
    await screen.findByText("All sent");
    expect(state.door().counts.inside).toBe(2);
    await waitFor(() => expect(figure("In")).toBe("2"));
  });

  it("takes back what was not sent without a request", async () => {
    const { state, type, says, user } = await open();
    await loseNetwork(state);
    await type("7KMX2Q9P");
    await says("Welcome");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await screen.findByText(/^Offline: the list is as of/);
    await findNetwork(state);
    await screen.findByText("All sent");
    expect([state.batches, state.undone]).toEqual([[], []]);
  });
});

describe("the page of a door", () => {
  it("asks with the version that it has, and renders nothing anew if nothing has changed", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout", "clearTimeout"] });
    try {
      const played = playDoor(await aDoor(people));
      const { asked } = renderApp(pages, played.service, ADA, "/door/demo.maps");
      await vi.advanceTimersByTimeAsync(20_000);
      const looks = asked().filter((name) => name === "GET /api/sessions/demo.maps/door");
      expect(looks.length).toBeGreaterThan(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ["FORBIDDEN", 403, "Not your door"],
    ["SESSION_NOT_FOUND", 404, "There is no such session"],
    ["UNAVAILABLE", 503, "This could not be loaded"],
  ])("says what is wrong: %s", async (code, status, title) => {
    const { service } = playDoor(await aDoor(people));
    const broken = { ...service, "GET /api/sessions/demo.maps/door": () => refuse(status, code) };
    renderApp(pages, broken, ADA, "/door/demo.maps");
    await screen.findByRole("heading", { level: 1, name: title });
  });
});
