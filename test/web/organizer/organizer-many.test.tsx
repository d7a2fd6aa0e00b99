import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answer, type Call, refuse, type Service } from "../support/fake-service.ts";
import { renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const knots = anOrganizedSession();
const tides = anOrganizedSession({ sessionId: "demo.tides", title: "Tides", room: "Attic", track: null });
const named = ({ sessionId, title }: typeof knots) => ({ sessionId, title });

async function openSessions(service: Service = {}) {
  const page = renderOrganizer("/organizer/events/demo/sessions", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/sessions": () => answer({ sessions: [knots, tides] }),
    ...service,
  });
  await screen.findByRole("checkbox", { name: "Select “Knots”" });
  return page;
}

const openSession = async (service: Service = {}, session = knots) => {
  const page = renderOrganizer(`/organizer/events/demo/sessions/${session.sessionId}`, {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/sessions": () => answer({ sessions: [knots, tides] }),
    [`GET /api/sessions/${session.sessionId}`]: () => answer(session),
    ...service,
  });
  await screen.findByRole("heading", { level: 2, name: "More" });
  return page;
};

const many = (over: object) => ({
  ...{ dryRun: false, complete: true, done: 2, total: 2, displaced: [], notCompared: 0, undo: null },
  results: [knots, tides].map((session) => ({ ...named(session), result: "CHANGED" })),
  ...over,
});
const bodies = (calls: readonly Call[], method: string) =>
  calls.filter((call) => call.method === method).map(({ body }) => body);

describe("the selection", () => {
  it("is made by row, for all that are shown, and for all of a room, and is counted", async () => {
    const { user } = await openSessions();
    await user.click(screen.getByRole("checkbox", { name: "Select “Knots”" }));
    const bar = within(screen.getByRole("region", { name: "Selected sessions" }));
    bar.getByText("1 session selected");
    await user.selectOptions(screen.getByRole("combobox", { name: "Also select all of" }), "Attic");
    bar.getByText("2 sessions selected");
    await user.click(screen.getByRole("checkbox", { name: "Select all 2 shown" }));
    expect(screen.queryByRole("region", { name: "Selected sessions" })).toBeNull();
  });
});

describe("changing many sessions", () => {
  it("shows what would happen, does it in as many requests as it needs, and can be undone", async () => {
    let requests = 0;
    const undo = { token: "", until: "2030-03-30T10:00:00.000Z" };
    const { user, calls } = await openSessions({
      "PATCH /api/events/demo/sessions": ({ body }: Call) => {
        const { dryRun, changeId } = body as { dryRun: boolean; changeId: string };
        if (dryRun) {
          const displaced = [
            { ...named(knots), people: 3, why: "CAPACITY", attendees: [], capacity: 5, clashesWith: null },
          ];
          return answer(many({ dryRun, displaced }));
        }
        requests += 1;
        const isFirst = requests === 1;
        return answer(many({ complete: !isFirst, done: requests, undo: { ...undo, token: changeId } }));
      },
      "POST /api/events/demo/sessions/undo": () =>
        answer({
          complete: true,
          results: [
            { ...named(knots), result: "UNDONE" },
            { ...named(tides), result: "CHANGED_SINCE" },
          ],
        }),
    });
    await user.click(screen.getByRole("checkbox", { name: "Select all 2 shown" }));
    await user.click(screen.getByRole("button", { name: "Change 2 sessions …" }));
    await user.click(await screen.findByRole("button", { name: "See what would change" }));
    screen.getByText("Fill in at least one field.");
    await user.selectOptions(screen.getByRole("combobox", { name: "Capacity" }), "A number of seats");
    await user.type(screen.getByRole("textbox", { name: "Seats" }), "5");
    await user.type(screen.getByRole("textbox", { name: "Move by minutes" }), "−15");
    await user.click(screen.getByRole("button", { name: "See what would change" }));
    await screen.findByText("2 sessions would change.");
    screen.getByText("“Knots” has too few seats for 3 people.");
    await user.click(screen.getByRole("button", { name: "Change 2 sessions" }));
    await told("2 sessions changed.");
    const [planned, ...sent] = bodies(calls, "PATCH");
    expect(planned).toMatchObject({ dryRun: true, set: { capacity: 5, shiftMinutes: -15 } });
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual({ ...(planned as object), dryRun: false });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("main")));
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await told(/1 session is as before\. Changed by somebody since, so left as they are: “Tides”\./);
    expect(bodies(calls, "POST")).toEqual([{ undo: (planned as { changeId: string }).changeId }]);
  });

  it("says what was not changed, and goes on after a failure", async () => {
    let fails = true;
    const { user } = await openSessions({
      "PATCH /api/events/demo/sessions": ({ body }: Call) => {
        const { dryRun } = body as { dryRun: boolean };
        if (dryRun) return answer(many({ dryRun }));
        if (fails) return refuse(403, "FORBIDDEN");
        const results = [
          { ...named(knots), result: "CHANGED" },
          { ...named(tides), result: "INVALID" },
        ];
        return answer(many({ results }));
      },
    });
    await user.click(screen.getByRole("checkbox", { name: "Select all 2 shown" }));
    await user.click(screen.getByRole("button", { name: "Change 2 sessions …" }));
    await user.selectOptions(await screen.findByRole("combobox", { name: "Registration" }), "Closed");
    await user.click(screen.getByRole("button", { name: "See what would change" }));
    await user.click(await screen.findByRole("button", { name: "Change 2 sessions" }));
    await screen.findByText(/Not all sessions were changed/);
    fails = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText(/1 session cannot change/);
    within(screen.getByRole("dialog")).getByText("1 session changed.");
    screen.getByText("Tides", { selector: "p" });
  });
});

describe("a session's page", () => {
  it("leads to the feedback of a session, and to the visits of a booth", async () => {
    await openSession();
    screen.getByRole("link", { name: "Feedback" });
    expect(screen.queryByRole("link", { name: "Code and visits" })).toBeNull();
    cleanup();
    await openSession({}, anOrganizedSession({ kind: "BOOTH", visitMinutes: 60 }));
    screen.getByRole("link", { name: "Code and visits" });
    expect(screen.queryByRole("link", { name: "Feedback" })).toBeNull();
  });

  it("duplicates the session and opens the copy", async () => {
    const copy = anOrganizedSession({ sessionId: "demo.copy", state: "CLOSED" });
    const { user, address } = await openSession({
      "POST /api/sessions/demo.knots/duplicate": () => answer(copy),
      "GET /api/sessions/demo.copy": () => answer(copy),
    });
    await user.click(screen.getByRole("button", { name: "Duplicate" }));
    await told(/This is the copy of “Knots”/);
    expect(address()).toBe("/organizer/events/demo/sessions/demo.copy");
  });

  it("deletes it after a question, or says why it cannot", async () => {
    let hasPeople = true;
    const { user, address } = await openSession({
      "DELETE /api/sessions/demo.knots": () =>
        hasPeople ? refuse(409, "HAS_PEOPLE") : new Response(null, { status: 204 }),
    });
    const remove = async () => {
      await user.click(screen.getByRole("button", { name: "Delete" }));
      await user.click(await screen.findByRole("button", { name: "Delete the session" }));
    };
    await remove();
    await told(/HAS_PEOPLE, in words/);
    hasPeople = false;
    await remove();
    await told("“Knots” is deleted.");
    await expect.poll(address).toBe("/organizer/events/demo/sessions");
  });

  it("moves everybody after it has shown who gets what, and goes on until nobody is left", async () => {
    const counts = { seated: 0, joined: 0, waiting: 0, kept: 0, stayed: 0 };
    const moved = (over: object) =>
      answer({
        ...counts,
        dryRun: false,
        complete: false,
        from: named(knots),
        to: named(tides),
        left: 0,
        ...over,
      });
    let requests = 0;
    const { user, calls } = await openSession({
      "POST /api/sessions/demo.knots/move": ({ body }: Call) => {
        if ((body as { dryRun: boolean }).dryRun)
          return moved({ dryRun: true, seated: 2, joined: 1, left: 3 });
        requests += 1;
        return requests === 1
          ? moved({ seated: 1, left: 2 })
          : moved({ seated: 1, joined: 1, complete: true });
      },
    });
    await user.click(screen.getByRole("button", { name: "Move everybody …" }));
    await user.click(await screen.findByRole("button", { name: "See who would move" }));
    screen.getByText("Choose the session to which they move.");
    const target = screen.getByRole("combobox", { name: "To which session" });
    await waitFor(() => expect(within(target).getAllByRole("option")).toHaveLength(2));
    await user.selectOptions(target, "demo.tides");
    await user.click(screen.getByRole("button", { name: "See who would move" }));
    await screen.findByText("2 people get a seat.");
    screen.getByText("1 person joins the waitlist, because no seat is free.");
    await user.click(screen.getByRole("button", { name: "Move 3 people" }));
    await screen.findByText("Everybody is in “Tides” now, or waits for it.");
    expect(bodies(calls, "POST").map((body) => (body as { dryRun: boolean }).dryRun)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("closing all registration", () => {
  it("asks first, says so on the pages of the event, and opens it again", async () => {
    let event = anEvent();
    const { user, calls } = renderOrganizer("/organizer/events/demo/settings", {
      "GET /api/events/demo": () => answer(event),
      "GET /api/events/demo/sessions": () => answer({ sessions: [] }),
      "PUT /api/events/demo/registration": ({ body }: Call) => {
        event = { ...event, registrationClosed: (body as { closed: boolean }).closed };
        return answer(event);
      },
    });
    await user.click(await screen.findByRole("button", { name: "Close all registration" }));
    const dialog = within(await screen.findByRole("alertdialog"));
    await user.click(dialog.getByRole("button", { name: "Close all registration" }));
    await told("All registration is closed.");
    await user.click(await screen.findByRole("button", { name: "Open registration again" }));
    await told("Registration is open again.");
    expect(bodies(calls, "PUT")).toEqual([{ closed: true }, { closed: false }]);
  });
});
