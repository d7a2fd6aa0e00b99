import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Session } from "../../../web/src/api/answers.ts";
import { answer, type Call, lost, refuse, type Service } from "../support/fake-service.ts";
import { renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const knots = anOrganizedSession();
const home = "/organizer/events/demo";

function service(session: Session, played: Service): Service {
  return {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/sessions": () => answer({ sessions: [session] }),
    "GET /api/sessions/demo.knots": () => answer(session),
    ...played,
  };
}

async function openForm(path: string, played: Service = {}, session = knots) {
  const page = renderOrganizer(path, service(session, played));
  await screen.findByRole("textbox", { name: "Title" });
  return page;
}
const openNew = (played: Service = {}) => openForm(`${home}/sessions/new`, played);
const openKnots = (played: Service = {}, session = knots) =>
  openForm(`${home}/sessions/demo.knots`, played, session);

/** Sets the time as a date picker does. */
const setTime = (label: string, wallTime: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: wallTime } });
const title = () => screen.getByRole("textbox", { name: "Title" });
const create = () => screen.getByRole("button", { name: "Create the session" });
const save = () => screen.getByRole("button", { name: "Save changes" });
const sent = (calls: readonly Call[]) =>
  calls.filter(({ method }) => method !== "GET").map(({ body }) => body);
const POST = "POST /api/events/demo/sessions";
const PATCH = "PATCH /api/sessions/demo.knots";

describe("a new session", () => {
  it("is created from the entered values, with times in the event's zone", async () => {
    const { user, calls, address } = await openNew({ [POST]: () => answer(knots, 201) });
    await user.type(title(), "Knots");
    setTime("Begins", "2030-03-31T03:15");
    setTime("Ends", "2030-03-31T04:15");
    await user.click(screen.getByRole("button", { name: "Add a speaker" }));
    await user.keyboard("Runa Falk");
    await user.click(screen.getByRole("checkbox", { name: "Unlimited" }));
    await user.type(screen.getByRole("textbox", { name: "Capacity" }), "12");
    await user.click(create());
    await waitFor(() => expect(address()).toBe(`${home}/sessions`));
    expect(sent(calls)).toEqual([
      {
        title: "Knots",
        startsAt: "2030-03-31T01:15:00.000Z",
        endsAt: "2030-03-31T02:15:00.000Z",
        abstract: null,
        type: null,
        track: null,
        room: null,
        language: null,
        speakers: [{ name: "Runa Falk" }],
        capacity: 12,
        state: "OPEN",
        registrationOpensAt: null,
        registrationClosesAt: null,
        waitlistPolicy: "OFFER",
        offerMinutes: 60,
        graceMinutes: null,
      },
    ]);
    await told("“Knots” has been added to the agenda.");
  });

  it("is not sent while a field is wrong; each mistake is named, and the focus goes to the first", async () => {
    const { user, calls } = await openNew();
    setTime("Ends", "2030-03-29T09:00");
    await user.click(create());
    await screen.findByText("Fill in this field.");
    screen.getByText("The end must be after the beginning.");
    await waitFor(() => expect(document.activeElement).toBe(title()));
    expect(sent(calls)).toEqual([]);
  });

  it("is not sent with an incomplete time, which Enter and leaving the field both report", async () => {
    const { user, calls } = await openNew();
    await user.type(title(), "Knots");
    const opens = screen.getByLabelText("Registration opens");
    // Browsers report a date without its time in this way.
    Object.defineProperty((opens as HTMLInputElement).validity, "badInput", { value: true });
    fireEvent.submit(screen.getByRole("form"));
    await screen.findByText("Enter a date and a time.");
    expect(document.activeElement).toBe(opens);
    expect(sent(calls)).toEqual([]);
  });

  it("begins later if the clocks skip its time, and says so", async () => {
    const { user, calls } = await openNew();
    await user.type(title(), "Knots");
    setTime("Begins", "2030-03-31T02:30");
    setTime("Ends", "2030-03-31T05:00");
    await screen.findByText(/This time does not exist, because the clocks go forward then. 03:30 is used./);
    await user.click(create());
    await waitFor(() => expect(sent(calls)).toMatchObject([{ startsAt: "2030-03-31T01:30:00.000Z" }]));
  });

  it("says which time is meant if it comes twice", async () => {
    await openNew();
    setTime("Begins", "2030-10-27T02:30");
    await screen.findByText(/The first one is used/);
  });

  it("moves its end together with its beginning", async () => {
    await openNew();
    setTime("Begins", "2030-03-30T14:00");
    setTime("Ends", "2030-03-30T16:30");
    setTime("Begins", "2030-03-30T23:00");
    expect(screen.getByLabelText("Ends")).toHaveProperty("value", "2030-03-31T01:30");
  });

  it.each([
    ["", {}],
    [", also by a rule that this page does not know", { code: "A_RULE_OF_A_NEWER_SERVICE" }],
  ])("shows the service's errors at their fields%s", async (_, code) => {
    const errors = [{ path: "body.track", message: "at most 200 characters", ...code }];
    const { user } = await openNew({ [POST]: () => refuse(400, "INVALID_REQUEST", { errors }) });
    await user.type(title(), "Knots");
    await user.click(create());
    const track = screen.getByRole("textbox", { name: "Track" });
    await waitFor(() => expect(track.getAttribute("aria-invalid")).toBe("true"));
    const described = track.getAttribute("aria-describedby")?.split(" ").at(-1) ?? "";
    expect(document.getElementById(described)?.textContent).toBe("at most 200 characters");
  });

  it("keeps what was entered when the connection is lost, and can be sent again", async () => {
    const answers = [lost(), answer(knots, 201)];
    const { user, address } = await openNew({ [POST]: () => answers.shift() ?? lost() });
    await user.type(title(), "Knots");
    await user.click(create());
    await screen.findByText(/You seem to be offline/);
    screen.getByText(/It may or may not have been saved/);
    expect(title()).toHaveProperty("value", "Knots");
    await user.click(create());
    await waitFor(() => expect(address()).toBe(`${home}/sessions`));
  });

  it("removes speakers, and the focus stays among them", async () => {
    const { user } = await openNew();
    const add = screen.getByRole("button", { name: "Add a speaker" });
    await user.click(add);
    await user.keyboard("Runa");
    await user.click(add);
    await user.keyboard("Ilse");
    await user.click(screen.getByRole("button", { name: "Remove Runa" }));
    const left = screen.getByRole("textbox", { name: "Speaker 1" });
    expect(left).toHaveProperty("value", "Ilse");
    await waitFor(() => expect(document.activeElement).toBe(left));
  });
});

describe("a change", () => {
  it("sends only what is different", async () => {
    const { user, calls } = await openKnots({ [PATCH]: () => answer(knots) });
    await user.clear(title());
    await user.type(title(), "Knots and splices");
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "CLOSED");
    await user.click(save());
    await told(/has been saved/);
    expect(sent(calls)).toEqual([{ title: "Knots and splices", state: "CLOSED" }]);
  });

  it("without a difference is not sent", async () => {
    const { user, calls } = await openKnots();
    await user.type(title(), "!{Backspace}");
    await user.click(save());
    await told("There are no changes to save.");
    expect(sent(calls)).toEqual([]);
  });

  it("of the beginning is checked against the unchanged end", async () => {
    const { user, calls } = await openKnots();
    setTime("Begins", "");
    setTime("Begins", "2030-03-30T12:00");
    await user.click(save());
    await screen.findByText("The end must be after the beginning.");
    expect(sent(calls)).toEqual([]);
  });

  it("of the capacity below the taken seats says that nobody loses a seat", async () => {
    const { user } = await openKnots();
    const capacity = screen.getByRole("textbox", { name: "Capacity" });
    await user.clear(capacity);
    await user.type(capacity, "2");
    await screen.findByText(/3 people hold a seat and keep it/);
  });

  it.each([
    ["Capacity", "many", /Enter a whole number up to 1,000,000/],
    ["Minutes to answer an offer", "10081", /Enter a whole number of minutes/],
    ["Minutes to answer an offer", "0", /Enter a whole number of minutes/],
  ])("of %s to %s is refused with a correct example", async (label, typed, said) => {
    const { user, calls } = await openKnots();
    const field = screen.getByRole("textbox", { name: label });
    await user.clear(field);
    await user.type(field, typed);
    await user.click(save());
    await screen.findByText(said);
    expect(sent(calls)).toEqual([]);
  });

  it("removes the time at which registration closes", async () => {
    const closing = { ...knots, registrationClosesAt: "2030-03-30T08:00:00.000Z" };
    const { user, calls } = await openKnots({ [PATCH]: () => answer(knots) }, closing);
    setTime("Registration closes", "");
    await user.click(save());
    await told(/has been saved/);
    expect(sent(calls)).toEqual([{ registrationClosesAt: null }]);
  });
});

describe("the session that a change is based on", () => {
  const asked = (calls: readonly Call[]) => calls.filter(({ path }) => path === "/api/sessions/demo.knots");

  it("is the one that its person sees: it is not read again while the form is open", async () => {
    const { calls } = await openKnots();
    for (const event of ["visibilitychange", "offline", "online"]) window.dispatchEvent(new Event(event));
    await waitFor(() => expect(calls.at(-1)?.path).toBe("/api/events/demo"));
    expect(asked(calls)).toHaveLength(1);
  });

  it("is read anew when the form is opened again", async () => {
    const titles = ["Knots", "Splices"];
    const { user } = await openKnots({
      "GET /api/sessions/demo.knots": () => answer({ ...knots, title: titles.shift() }),
    });
    await user.click(screen.getByRole("link", { name: "Back to the sessions" }));
    await user.click(await screen.findByRole("link", { name: "Knots" }));
    expect(await screen.findByRole("textbox", { name: "Title" })).toHaveProperty("value", "Splices");
  });
});

describe("an unsaved change", () => {
  it("is there again after coming back, and can be discarded", async () => {
    const { user } = await openKnots();
    await user.type(title(), " and splices");
    await user.click(screen.getByRole("link", { name: "Back to the sessions" }));
    await told(/are not saved\. They stay on this device/);
    await user.click(await screen.findByRole("link", { name: "Knots" }));
    await screen.findByText(/are not saved yet/);
    expect(title()).toHaveProperty("value", "Knots and splices");
    await user.click(screen.getByRole("button", { name: "Discard my changes" }));
    expect(title()).toHaveProperty("value", "Knots");
  });

  it("is not mentioned again once it was discarded; the focus stays in the form", async () => {
    sessionStorage.setItem("draft:demo.knots", JSON.stringify({ title: "Knots and splices" }));
    const { user } = await openKnots();
    await user.click(screen.getByRole("button", { name: "Discard my changes" }));
    expect(document.activeElement).toBe(screen.getByRole("form", { name: "Knots" }));
    await user.type(title(), "!");
    expect(title()).toHaveProperty("value", "Knots!");
    expect(screen.queryByText(/are not saved yet/)).toBeNull();
  });

  it("does not reopen a session that was cancelled meanwhile", async () => {
    sessionStorage.setItem("draft:demo.knots", JSON.stringify({ title: "Splices", state: "CLOSED" }));
    const cancelled: Session = { ...knots, state: "CANCELLED" };
    const { user, calls } = await openKnots({ [PATCH]: () => answer(cancelled) }, cancelled);
    expect(screen.queryByRole("combobox", { name: "State" })).toBeNull();
    await user.click(save());
    await told(/has been saved/);
    expect(sent(calls)).toEqual([{ title: "Splices" }]);
  });

  it("is gone once it was saved", async () => {
    const { user, address } = await openKnots({ [PATCH]: () => answer(knots) });
    await user.type(title(), " and splices");
    await user.click(save());
    await waitFor(() => expect(address()).toBe(`${home}/sessions`));
    expect(screen.queryByText(/are not saved/)).toBeNull();
    expect(sessionStorage.length).toBe(0);
  });
});

describe("a change after another person's change", () => {
  const changed = (current: Session) => refuse(412, "PRECONDITION_FAILED", { current });
  const theirs = (changes: Partial<Session>): Session => ({
    ...knots,
    version: "1.0",
    ...changes,
  });
  const region = () =>
    within(screen.getByText("Somebody else has changed this session").closest("div") ?? document.body);

  async function saveTitle(current: Session, more: Service = {}) {
    const answers = [changed(current)];
    const page = await openKnots({
      [PATCH]: (call) => answers.shift() ?? answer({ ...current, ...(call.body as object), version: "2.0" }),
      ...more,
    });
    await page.user.clear(title());
    await page.user.type(title(), "Mine");
    await page.user.click(save());
    await screen.findByText("Somebody else has changed this session");
    return page;
  }
  const versions = (calls: readonly Call[]) =>
    calls.filter(({ method }) => method === "PATCH").map(({ headers }) => headers.get("if-match"));

  it("is refused, and shows both values of each field; the own value can be kept", async () => {
    const { user, calls } = await saveTitle(theirs({ title: "Theirs", room: "Quay" }));
    screen.getByText(/^Your changes are not saved yet\. Check what is different/);
    const group = within(region().getByRole("group", { name: "Title" }));
    expect(group.getByRole("radio", { name: "Yours: Mine" })).toHaveProperty("checked", true);
    group.getByRole("radio", { name: "Now: Theirs" });
    region().getByText("Quay");
    expect(screen.getByRole("textbox", { name: /^Room/ })).toHaveProperty("value", "Quay");
    await user.click(save());
    await told(/has been saved/);
    expect(sent(calls)).toEqual([{ title: "Mine" }, { title: "Mine" }]);
    expect(versions(calls)).toEqual(['"0.0"', '"1.0"']);
  });

  it("can use the other person's value", async () => {
    const { user, calls } = await saveTitle(theirs({ title: "Theirs" }));
    await user.click(screen.getByRole("radio", { name: "Now: Theirs" }));
    expect(title()).toHaveProperty("value", "Theirs");
    await user.click(save());
    await told("There are no changes to save.");
    expect(sent(calls)).toHaveLength(1);
  });

  it("does not reopen a session that was cancelled while the form was open", async () => {
    const answers = [changed(theirs({ state: "CANCELLED" }))];
    const { user, calls } = await openKnots({
      [PATCH]: () => answers.shift() ?? answer(theirs({ state: "CANCELLED" })),
    });
    await user.type(title(), "!");
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "CLOSED");
    await user.click(save());
    await screen.findByText(/The session is cancelled now, and saving does not reopen it/);
    await user.click(save());
    await told(/has been saved/);
    expect(sent(calls)).toEqual([{ title: "Knots!", state: "CLOSED" }, { title: "Knots!" }]);
  });

  it("counts as saved if only its own answer was lost", async () => {
    const answers = [lost(), changed(theirs({ title: "Knots!" }))];
    const { user, address } = await openKnots({ [PATCH]: () => answers.shift() ?? lost() });
    await user.type(title(), "!");
    await user.click(save());
    await screen.findByText(/You seem to be offline/);
    await user.click(save());
    await waitFor(() => expect(address()).toBe(`${home}/sessions`));
  });

  it("is shown before it is sent if it was entered on an earlier visit", async () => {
    sessionStorage.setItem("draft:demo.knots", JSON.stringify({ title: "Mine" }));
    sessionStorage.setItem("draft:demo.knots of", JSON.stringify({ title: "As it was" }));
    await openKnots();
    screen.getByRole("radio", { name: "Yours: Mine" });
    screen.getByRole("radio", { name: "Now: Knots" });
  });
});

describe("a possible mistake needs a confirmation", () => {
  const dialog = async () => within(await screen.findByRole("alertdialog", { name: "Save this anyway?" }));

  it("such as a capacity below the taken seats", async () => {
    const { user, calls } = await openKnots({
      [PATCH]: () => answer({ ...knots, capacity: 4 }),
      "GET /api/sessions/demo.knots": () => answer({ ...knots, taken: 6 }),
    });
    const capacity = screen.getByRole("textbox", { name: "Capacity" });
    await user.clear(capacity);
    await user.type(capacity, "4");
    await user.click(save());
    (await dialog()).getByText(
      "6 people hold a seat and keep it. Nobody new gets a seat until fewer than 4 people hold one.",
    );
    await user.click((await dialog()).getByRole("button", { name: "Go back" }));
    expect(sent(calls)).toEqual([]);
    await user.click(save());
    await user.click((await dialog()).getByRole("button", { name: "Save" }));
    await told(/has been saved/);
    expect(sent(calls)).toEqual([{ capacity: 4 }]);
  });

  it("such as a session a year outside of its event, which is also reported at once", async () => {
    const { user, calls } = await openNew({ [POST]: () => answer(knots, 201) });
    await user.type(title(), "Knots");
    setTime("Begins", "2031-03-30T10:00");
    await screen.findByText(/^This is 364 days away from the event .*Check the month and the year/);
    await user.click(create());
    (await dialog()).getByText(/364 days away from the event/);
    expect(sent(calls)).toEqual([]);
    await user.click((await dialog()).getByRole("button", { name: "Save" }));
    await told(/has been added to the agenda/);
  });

  it("but not a session within the days of the event", async () => {
    await openNew();
    setTime("Begins", "2030-03-31T23:00");
    expect(screen.queryByText(/within the dates of the event|away from the event/)).toBeTruthy();
    setTime("Begins", "2030-03-31T22:00");
    await waitFor(() => expect(screen.queryByText(/within the dates|away from the event/)).toBeNull());
  });
});

it("cancels the session of the page, and says that it is cancelled", async () => {
  const { user } = await openKnots({ [PATCH]: () => answer({ ...knots, state: "CANCELLED" }) });
  await user.click(screen.getByRole("button", { name: "Cancel the session" }));
  const dialog = within(await screen.findByRole("alertdialog"));
  dialog.getByText(/^3 people have a seat\. All of them lose it/);
  await user.click(dialog.getByRole("button", { name: "Cancel the session" }));
  await screen.findByText("This session is cancelled");
  screen.getByRole("button", { name: "Reopen the session" });
});

it("says that the session does not exist", async () => {
  renderOrganizer(`${home}/sessions/demo.knots`, {
    ...service(knots, {}),
    "GET /api/sessions/demo.knots": () => refuse(404, "SESSION_NOT_FOUND"),
  });
  await screen.findByRole("heading", { name: "This session does not exist" });
  await expect.poll(() => document.title).toMatch(/^This session does not exist/);
});
