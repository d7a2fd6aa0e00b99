import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Session } from "../../../web/src/api/answers.ts";
import { answer, type Call, lost, refuse, type Service } from "../support/fake-service.ts";
import { renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const knots = anOrganizedSession();
const tides = anOrganizedSession({
  sessionId: "demo.tides",
  title: "Tides",
  startsAt: "2030-03-31T09:00:00.000Z",
  endsAt: "2030-03-31T10:00:00.000Z",
  speakers: [{ name: "Jan Čapek" }],
  taken: 10,
  waiting: 4,
});

/** A service whose list has every change that it has answered. */
function remembering(sessions: readonly Session[], service: Service): Service {
  let now = sessions;
  const remember = async (played: Response | object) => {
    if (!(played instanceof Response)) return played;
    const said = await played.clone().json();
    const session: Session = said.current ?? said;
    now = now.map((each) => (each.sessionId === session.sessionId ? session : each));
    return played;
  };
  const changes = Object.entries(service).filter(([name]) => name.startsWith("PATCH "));
  return {
    "GET /api/events/demo/sessions": () => answer({ sessions: now }),
    ...service,
    ...Object.fromEntries(
      changes.map(([name, play]) => [name, async (call: Call) => remember(await play(call))]),
    ),
  };
}

async function openSessions(sessions: Session[], service: Service = {}) {
  const page = renderOrganizer("/organizer/events/demo/sessions", {
    "GET /api/events/demo": () => answer(anEvent()),
    ...remembering(sessions, service),
  });
  await screen.findByRole("heading", { level: 1, name: "Sessions" });
  await waitFor(() => expect(screen.queryByRole("status", { name: "Loading …" })).toBeNull());
  return page;
}

const row = (title: string) => within(screen.getByRole("row", { name: new RegExp(title) }));
const titles = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((each) => within(each).getAllByRole("link")[0]?.textContent);
const changeOf = (calls: readonly Call[]) => calls.filter(({ method }) => method === "PATCH");

describe("the list", () => {
  it("shows time in the zone of the event, room, seats, waitlist, capacity and state of each session", async () => {
    await openSessions([knots, tides]);
    const first = row("Knots");
    first.getByText("Sat 30 Mar");
    first.getByText("10:00 – 11:00");
    first.getByText("Harbour · Craft");
    first.getByText("3/10");
    first.getByText("Open");
    const second = row("Tides");
    second.getByText("10/10");
    second.getByText("4 waiting");
    second.getByText("Full");
    second.getByRole("button", { name: "Capacity of “Tides”: 10. Change it" });
  });

  it("finds sessions by words, ignoring case and accents", async () => {
    const { user } = await openSessions([knots, tides]);
    await user.type(screen.getByRole("searchbox", { name: "Search sessions" }), "CAPEK");
    await waitFor(() => expect(titles()).toEqual(["Tides"]));
    screen.getByText("1 session");
  });

  it("shows the sessions of one day", async () => {
    const { user, address } = await openSessions([knots, tides]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Day" }), "2030-03-30");
    await waitFor(() => expect(titles()).toEqual(["Knots"]));
    await waitFor(() => expect(address()).toBe("/organizer/events/demo/sessions?day=2030-03-30"));
  });

  it.each([
    ["With a waitlist", ["Tides"]],
    ["Full", ["Tides"]],
    ["With free seats", ["Knots"]],
    ["Cancelled", ["Sails"]],
  ])("shows the sessions of a state: %s", async (state, expected) => {
    const sails = anOrganizedSession({ sessionId: "demo.sails", title: "Sails", state: "CANCELLED" });
    const { user } = await openSessions([knots, tides, sails]);
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), state);
    await waitFor(() => expect(titles()).toEqual(expected));
  });

  it.each([
    [
      "Ended",
      "Started or ended",
      { startsAt: "2020-01-01T09:00:00.000Z", endsAt: "2020-01-01T10:00:00.000Z" },
    ],
    ["Has started", "Started or ended", { startsAt: "2020-01-01T09:00:00.000Z" }],
    ["Not open yet", "Not open yet", { registrationOpensAt: "2030-01-01T09:00:00.000Z" }],
    ["Closed", "Closed", { registrationClosesAt: "2020-01-01T09:00:00.000Z" }],
    ["Full", "Full", { taken: 10, lineClosesAt: "2020-01-01T09:00:00.000Z" }],
  ])(
    "shows the state of a session that attendees see, and finds it by that: %s",
    async (badge, state, changes) => {
      const { user } = await openSessions([
        anOrganizedSession({ sessionId: "demo.sails", title: "Sails", ...changes }),
        knots,
      ]);
      row("Sails").getByText(badge);
      await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "With free seats");
      await waitFor(() => expect(titles()).toEqual(["Knots"]));
      await user.selectOptions(screen.getByRole("combobox", { name: "State" }), state);
      await waitFor(() => expect(titles()).toEqual(["Sails"]));
    },
  );

  it("says that nothing matches, and clears the filters", async () => {
    const { user } = await openSessions([knots]);
    await user.type(screen.getByRole("searchbox"), "nothing like this");
    await screen.findByRole("heading", { name: "No session matches these filters" });
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    await screen.findByRole("row", { name: /Knots/ });
  });

  it("leads to the import if there are no sessions", async () => {
    await openSessions([]);
    screen.getByRole("heading", { name: "No session yet" });
    expect(screen.getByRole("link", { name: "Import a schedule" }).getAttribute("href")).toBe(
      "/organizer/events/demo/import",
    );
  });

  it("says that it cannot be loaded, and loads on another try", async () => {
    const answers = [lost(), answer({ sessions: [knots] })];
    const { user } = await openSessions([], {
      "GET /api/events/demo/sessions": () => answers.shift() ?? lost(),
    });
    await screen.findByText(/You seem to be offline/);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByRole("row", { name: /Knots/ });
  });
});

describe("the capacity", () => {
  async function edit(service: Service, session = knots) {
    const page = await openSessions([session], service);
    await page.user.click(screen.getByRole("button", { name: /^Capacity of “Knots”/ }));
    return { ...page, field: screen.getByRole("textbox", { name: "New capacity of “Knots”" }) };
  }
  const accepts = (call: Call) => answer({ ...knots, ...(call.body as object) });

  it("is edited in the list: Enter saves it, and the focus returns to it", async () => {
    const { user, calls, field } = await edit({ "PATCH /api/sessions/demo.knots": accepts });
    expect(document.activeElement).toBe(field);
    await user.keyboard("25{Enter}");
    const button = await screen.findByRole("button", { name: /^Capacity of “Knots”: 25/ });
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(changeOf(calls).map(({ body }) => body)).toEqual([{ capacity: 25 }]);
    await told("Capacity of “Knots”: 25.");
  });

  it("does not change after Escape", async () => {
    const { user, calls } = await edit({});
    await user.keyboard("25{Escape}");
    const button = await screen.findByRole("button", { name: /^Capacity of “Knots”: 10/ });
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(changeOf(calls)).toEqual([]);
  });

  it("shows the new figure before the service has answered", async () => {
    const later = Promise.withResolvers<Response>();
    const { user } = await edit({ "PATCH /api/sessions/demo.knots": () => later.promise });
    await user.keyboard("25{Enter}");
    await screen.findByText("3/25");
    later.resolve(answer({ ...knots, capacity: 25 }));
    await told("Capacity of “Knots”: 25.");
  });

  it("is rolled back when the service refuses, with the reason and a way to try again", async () => {
    const answers = [
      refuse(503, "CONTENTION", {}, { "retry-after": "2" }),
      answer({ ...knots, capacity: 25 }),
    ];
    const { user } = await edit({ "PATCH /api/sessions/demo.knots": () => answers.shift() ?? lost() });
    await user.keyboard("25{Enter}");
    await told(/Try again in 2 seconds\. “Knots” may or may not have been changed/);
    screen.getByText("3/10");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText("3/25");
  });

  it("is rolled back when the service says no", async () => {
    const { user } = await edit({ "PATCH /api/sessions/demo.knots": () => refuse(403, "FORBIDDEN") });
    await user.keyboard("25{Enter}");
    await told(/It is for organizers\. “Knots” has not been changed\./);
    screen.getByText("3/10");
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  it("is loaded again when the answer was lost, because it may have changed", async () => {
    const answers = [answer({ sessions: [knots] }), answer({ sessions: [{ ...knots, capacity: 25 }] })];
    const { user } = await edit({
      "GET /api/events/demo/sessions": () => answers.shift() ?? lost(),
      "PATCH /api/sessions/demo.knots": () => lost(),
    });
    await user.keyboard("25{Enter}");
    await told(/may or may not have been changed/);
    await screen.findByText("3/25");
  });

  it("becomes unlimited", async () => {
    const { user, calls } = await edit({ "PATCH /api/sessions/demo.knots": accepts });
    await user.click(screen.getByRole("checkbox", { name: "Unlimited" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByRole("button", { name: /^Capacity of “Knots”: Unlimited/ });
    expect(changeOf(calls).map(({ body }) => body)).toEqual([{ capacity: null }]);
  });

  it("below the taken seats says that nobody loses a seat", async () => {
    const { user } = await edit({ "PATCH /api/sessions/demo.knots": accepts });
    await user.keyboard("2");
    screen.getByText(/3 people hold a seat and keep it/);
  });

  it("is the later of two changes, sent after the first and shown before either is answered", async () => {
    const first = Promise.withResolvers<Response>();
    const played = [() => first.promise, accepts];
    const { user, calls } = await edit({
      "PATCH /api/sessions/demo.knots": (call) => (played.shift() ?? accepts)(call),
    });
    await user.keyboard("25{Enter}");
    await user.click(await screen.findByRole("button", { name: /^Capacity of “Knots”: 25/ }));
    await user.keyboard("30{Enter}");
    await screen.findByText("3/30");
    expect(changeOf(calls)).toHaveLength(1);
    first.resolve(answer({ ...knots, capacity: 25 }));
    await told("Capacity of “Knots”: 25.");
    screen.getByText("3/30");
    await told("Capacity of “Knots”: 30.");
    screen.getByText("3/30");
    expect(changeOf(calls).map(({ body }) => body)).toEqual([{ capacity: 25 }, { capacity: 30 }]);
  });

  it("that others have changed meanwhile is shown, and not overwritten by Enter in an untouched field", async () => {
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
      shouldAdvanceTime: true,
    });
    try {
      const answers = [answer({ sessions: [knots] }), answer({ sessions: [{ ...knots, capacity: 20 }] })];
      const { user, calls } = await edit({
        "GET /api/events/demo/sessions": () => answers.shift() ?? lost(),
      });
      await vi.advanceTimersByTimeAsync(15_000);
      await screen.findByText("Somebody else has changed it to 20 in the meantime.");
      await user.keyboard("{Enter}");
      await screen.findByRole("button", { name: /^Capacity of “Knots”: 20/ });
      expect(changeOf(calls)).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is not undone by a list that was asked for before it was changed", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"], shouldAdvanceTime: true });
    try {
      const before = Promise.withResolvers<Response>();
      const answers = [() => answer({ sessions: [knots] }), () => before.promise];
      const after = () => answer({ sessions: [{ ...knots, capacity: 25 }] });
      const { user, calls } = await edit({
        "GET /api/events/demo/sessions": () => (answers.shift() ?? after)(),
        "PATCH /api/sessions/demo.knots": accepts,
      });
      await vi.advanceTimersByTimeAsync(15_000);
      await waitFor(() => expect(answers).toEqual([]));
      await user.keyboard("25{Enter}");
      await told("Capacity of “Knots”: 25.");
      before.resolve(answer({ sessions: [knots] }));
      await waitFor(() => expect(calls.filter(({ path }) => path.endsWith("/sessions"))).toHaveLength(3));
      screen.getByText("3/25");
    } finally {
      vi.useRealTimers();
    }
  });

  it("keeps the focus on the page when its session no longer matches the filters", async () => {
    const { user } = await openSessions([{ ...knots, taken: 10 }], {
      "PATCH /api/sessions/demo.knots": accepts,
    });
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "Full");
    await user.click(screen.getByRole("button", { name: /^Capacity of “Knots”/ }));
    await user.keyboard("25{Enter}");
    await screen.findByRole("heading", { name: "No session matches these filters" });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("main")));
  });

  it.each(["ten", "2.5", "-1", "1000001", " ", "1e3", "0x10"])(
    "with the invalid value %o is not sent",
    async (typed) => {
      const { user, calls, field } = await edit({});
      await user.clear(field);
      await user.type(field, `${typed}{Enter}`);
      await screen.findByText("Enter a whole number from 0 to 1,000,000.");
      expect(document.activeElement).toBe(field);
      expect(changeOf(calls)).toEqual([]);
    },
  );
});

describe("a quick change after another person's change", () => {
  const changed = (current: Session) => refuse(412, "PRECONDITION_FAILED", { current });
  const sentOf = (calls: readonly Call[]) =>
    changeOf(calls).map(({ body, headers }) => [body, headers.get("if-match")]);

  async function setCapacity(current: Session) {
    const answers = [changed(current)];
    const page = await openSessions([knots], {
      "PATCH /api/sessions/demo.knots": ({ body }) =>
        answers.shift() ?? answer({ ...current, ...(body as object), version: "2.0" }),
    });
    await page.user.click(screen.getByRole("button", { name: /^Capacity of “Knots”/ }));
    await page.user.keyboard("25{Enter}");
    return page;
  }
  const asked = async () =>
    within(await screen.findByRole("alertdialog", { name: "Somebody else has changed “Knots”" }));

  it("is made again if the other person changed another field", async () => {
    const { calls } = await setCapacity({ ...knots, version: "1.0", room: "Quay" });
    await told("Capacity of “Knots”: 25.");
    expect(sentOf(calls)).toEqual([
      [{ capacity: 25 }, '"0.0"'],
      [{ capacity: 25 }, '"1.0"'],
    ]);
  });

  it("asks which capacity to keep, and can keep the own one", async () => {
    const { user, calls } = await setCapacity({ ...knots, version: "1.0", capacity: 20 });
    (await asked()).getByText("It is open now, and its capacity is 20. You want to set the capacity to 25.");
    await user.click((await asked()).getByRole("button", { name: "Make my change" }));
    await screen.findByText("3/25");
    expect(changeOf(calls)).toHaveLength(2);
  });

  it("asks which capacity to keep, and can use the other person's", async () => {
    const { user, calls } = await setCapacity({ ...knots, version: "1.0", capacity: 20 });
    await user.click((await asked()).getByRole("button", { name: "Leave it as it is now" }));
    await screen.findByText("3/20");
    expect(changeOf(calls)).toHaveLength(1);
  });

  it("says that the session is cancelled now", async () => {
    const { user } = await setCapacity({ ...knots, version: "1.0", state: "CANCELLED" });
    const dialog = await asked();
    dialog.getByText(/^It is cancelled now/);
    await user.click(dialog.getByRole("button", { name: "Leave it as it is now" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    await row("Knots").findByText("Cancelled");
  });

  it("is done if both changes are the same", async () => {
    const { calls } = await setCapacity({ ...knots, version: "1.0", capacity: 25 });
    await told("Capacity of “Knots”: 25.");
    expect(changeOf(calls)).toHaveLength(1);
  });

  it("does not mistake the organizer's own last change for another person's", async () => {
    const versions = ["1.0", "2.0"];
    const { user, calls } = await openSessions([knots], {
      "PATCH /api/sessions/demo.knots": ({ body }) =>
        answer({ ...knots, ...(body as object), version: versions.shift() ?? "" }),
    });
    for (const capacity of [25, 30]) {
      await user.click(await screen.findByRole("button", { name: /^Capacity of “Knots”/ }));
      await user.keyboard(`${capacity}{Enter}`);
    }
    await told("Capacity of “Knots”: 30.");
    expect(sentOf(calls).map(([, version]) => version)).toEqual(['"0.0"', '"1.0"']);
  });
});

it("asks before a capacity goes below the taken seats, with their current number", async () => {
  const { user, calls } = await openSessions([knots], {
    "GET /api/sessions/demo.knots": () => answer({ ...knots, taken: 5 }),
    "PATCH /api/sessions/demo.knots": ({ body }) => answer({ ...knots, ...(body as object) }),
  });
  await user.click(screen.getByRole("button", { name: /^Capacity of “Knots”/ }));
  await user.keyboard("4{Enter}");
  const dialog = within(
    await screen.findByRole("alertdialog", { name: /^Lower the capacity of “Knots” to 4/ }),
  );
  dialog.getByText(
    "5 people hold a seat and keep it. Nobody new gets a seat until fewer than 4 people hold one.",
  );
  expect(changeOf(calls)).toEqual([]);
  await user.click(dialog.getByRole("button", { name: "Lower it" }));
  await told("Capacity of “Knots”: 4.");
});

describe("a session is cancelled", () => {
  it("after showing how many people have a seat and wait", async () => {
    const { user, calls } = await openSessions([tides], {
      "PATCH /api/sessions/demo.tides": () => answer({ ...tides, state: "CANCELLED", taken: 0, waiting: 0 }),
    });
    await user.click(screen.getByRole("button", { name: "Cancel “Tides”" }));
    const dialog = within(await screen.findByRole("alertdialog", { name: "Cancel “Tides”?" }));
    dialog.getByText(
      /^10 people have a seat and 4 people are waiting\. All of them lose their seat or their position on the waitlist at once/,
    );
    await user.click(dialog.getByRole("button", { name: "Cancel the session" }));
    await row("Tides").findByText("Cancelled");
    expect(changeOf(calls).map(({ body }) => body)).toEqual([{ state: "CANCELLED" }]);
  });

  it("after counting the people who are affected now", async () => {
    const { user } = await openSessions([tides], {
      "GET /api/sessions/demo.tides": () => answer({ ...tides, taken: 11, waiting: 0, state: "CANCELLED" }),
    });
    await user.click(screen.getByRole("button", { name: "Cancel “Tides”" }));
    const dialog = within(await screen.findByRole("alertdialog", { name: "Cancel “Tides”?" }));
    await dialog.findByText(
      /^11 people have a seat\. All of them lose it .* They are told by mail and push message\./,
    );
    dialog.getByRole("button", { name: "Cancel the session" });
  });

  it("but not if the organizer keeps it", async () => {
    const { user, calls } = await openSessions([tides]);
    await user.click(screen.getByRole("button", { name: "Cancel “Tides”" }));
    await user.click(await screen.findByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(changeOf(calls)).toEqual([]);
  });

  it("and the focus stays on the page when it no longer matches the filters", async () => {
    const { user } = await openSessions([tides], {
      "PATCH /api/sessions/demo.tides": () => answer({ ...tides, state: "CANCELLED", taken: 0, waiting: 0 }),
    });
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "Open");
    await user.click(screen.getByRole("button", { name: "Cancel “Tides”" }));
    await user.click(await screen.findByRole("button", { name: "Cancel the session" }));
    await screen.findByRole("heading", { name: "No session matches these filters" });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("main")));
  });

  it("and reopened", async () => {
    const sails = anOrganizedSession({ state: "CANCELLED", taken: 0 });
    const { user, calls } = await openSessions([sails], {
      "PATCH /api/sessions/demo.knots": () => answer({ ...sails, state: "OPEN" }),
    });
    await user.click(screen.getByRole("button", { name: "Reopen “Knots”" }));
    await user.click(await screen.findByRole("button", { name: "Reopen the session" }));
    await row("Knots").findByText("Open");
    expect(changeOf(calls).map(({ body }) => body)).toEqual([{ state: "OPEN" }]);
  });
});

it("refreshes while it is visible, and keeps its data when the service does not answer", async () => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
    shouldAdvanceTime: true,
  });
  try {
    const answers = [answer({ sessions: [knots] }), answer({ sessions: [{ ...knots, taken: 4 }] })];
    await openSessions([], { "GET /api/events/demo/sessions": () => answers.shift() ?? lost() });
    await screen.findByText("3/10");
    await vi.advanceTimersByTimeAsync(15_000);
    await screen.findByText("4/10");
    await vi.advanceTimersByTimeAsync(60_000);
    await screen.findByText(/These figures may be out of date/);
    screen.getByText("4/10");
  } finally {
    vi.useRealTimers();
  }
});
