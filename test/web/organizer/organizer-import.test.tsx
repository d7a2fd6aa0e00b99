import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Event } from "../../../web/src/api/answers.ts";
import { answer } from "../support/fake-service.ts";
import { uploads } from "./support/fake-upload.ts";
import { renderOrganizer } from "./support/render-organizer.tsx";
import { anEvent } from "./support/samples.ts";

const aFile = (content = '{"schedule":{}}', name = "schedule.json") => new File([content], name);

const aPlan = (changes: object = {}) => ({
  dryRun: true,
  added: 2,
  changed: 1,
  unchanged: 5,
  removed: 1,
  withCapacity: 3,
  warnings: ["The file names no time zone."],
  addedSessions: [
    { sessionId: "demo.a", title: "Anchors" },
    { sessionId: "demo.b", title: "Buoys" },
  ],
  changedSessions: [{ sessionId: "demo.c", title: "Charts", fields: ["room", "startsAt"] }],
  removedSessions: [{ sessionId: "demo.d", title: "Dead reckoning" }],
  ...changes,
});

async function openImport(changes: Partial<Event> = {}) {
  const page = renderOrganizer("/organizer/events/demo/import", {
    "GET /api/events/demo": () => answer(anEvent(changes)),
  });
  const choose = (file: File) => page.user.upload(screen.getByLabelText(/Choose a schedule file/), file);
  await screen.findByRole("heading", { level: 1, name: "Import a schedule" });
  return { ...page, choose };
}

async function sent(count: number) {
  await waitFor(() => expect(uploads).toHaveLength(count));
  const upload = uploads[count - 1];
  if (upload === undefined) throw new Error("nothing was sent");
  return upload;
}

const answered = async (count: number, status: number, body: unknown) => {
  const upload = await sent(count);
  act(() => upload.answer(status, body));
  return upload;
};

it("first requests a dry run, which changes nothing", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  const upload = await answered(1, 200, aPlan());
  expect([upload.method, upload.url]).toEqual([
    "PUT",
    "/api/events/demo/schedule?dryRun=true&fileName=schedule.json",
  ]);
  expect(upload.headers).toMatchObject({
    authorization: "Bearer olgas-token",
    "content-type": "application/octet-stream",
  });
  await screen.findByRole("heading", { name: "What would change" });
  expect(uploads).toHaveLength(1);
});

it("shows added, changed and removed sessions, and the warnings", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  await answered(1, 200, aPlan());
  const list = async (name: RegExp) => within(await screen.findByRole("region", { name }));
  (await list(/^Added/)).getByText("Buoys");
  (await list(/^Changed/)).getByText("New: room, beginning");
  (await list(/^No longer/)).getByText("Dead reckoning");
  (await list(/^Warnings/)).getByText("The file names no time zone.");
});

it("imports exactly the file that was checked", async () => {
  const { choose, user } = await openImport();
  await choose(aFile());
  const first = await answered(1, 200, aPlan());
  await user.click(await screen.findByRole("button", { name: "Import 3 sessions" }));
  const second = await answered(2, 200, aPlan({ dryRun: false }));
  expect(second.url).toBe("/api/events/demo/schedule?dryRun=false&fileName=schedule.json");
  expect(second.body).toBe(first.body);
  await screen.findByRole("heading", { name: "Imported" });
  expect(screen.getByRole("link", { name: "See the sessions" }).getAttribute("href")).toBe(
    "/organizer/events/demo/sessions",
  );
});

it("shows how much of the file is sent, and then that the service is working", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  const upload = await sent(1);
  act(() => upload.upload.onprogress({ loaded: 30, total: 100 }));
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("30");
  act(() => upload.upload.onload());
  await screen.findByText(/has received the file/);
  expect(screen.getByRole("progressbar").hasAttribute("aria-valuenow")).toBe(false);
});

it("offers no import if the file changes nothing", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  const none = {
    added: 0,
    changed: 0,
    removed: 0,
    addedSessions: [],
    changedSessions: [],
    removedSessions: [],
  };
  await answered(1, 200, aPlan(none));
  await screen.findByRole("heading", { name: "Nothing to import" });
  expect(screen.queryByRole("button", { name: /^Import/ })).toBeNull();
});

it("warns of a file that closes most of the event", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  await answered(1, 200, aPlan({ changed: 0, unchanged: 1, removed: 9 }));
  await screen.findByText("It would close 9 of the 10 sessions of this event.");
});

it("shows a long list in steps", async () => {
  const { choose, user } = await openImport();
  await choose(aFile());
  const addedSessions = Array.from({ length: 25 }, (_, n) => ({
    sessionId: `demo.${n}`,
    title: `Talk ${n}`,
  }));
  await answered(1, 200, aPlan({ added: 30, addedSessions }));
  const list = within(await screen.findByRole("region", { name: /^Added/ }));
  expect(list.getAllByRole("listitem")).toHaveLength(10);
  await user.click(list.getByRole("button", { name: "Show 15 more" }));
  list.getByText("Talk 24");
  list.getByText(/^… and 5 more$/);
});

it.each([
  ["is empty", () => aFile(""), "This file is empty."],
  [
    "is no schedule",
    () => aFile("%PDF-1.7\u0000, and so on"),
    "This file is not JSON, XML, iCalendar or CSV.",
  ],
  [
    "is too large",
    () => aFile("[".padEnd(6 * 1024 * 1024 + 1)),
    "This file is 6.1 MB large. Files up to 6 MB can be imported.",
  ],
])("refuses a file that %s, without sending it", async (_, file, problem) => {
  const { choose } = await openImport();
  await choose(file());
  expect((await screen.findByRole("alert")).textContent).toBe(problem);
  expect(uploads).toHaveLength(0);
});

it("says why the service cannot read a file, and accepts another one", async () => {
  const { choose, user } = await openImport();
  await choose(aFile());
  await answered(1, 400, {
    code: "INVALID_SCHEDULE",
    detail: "The schedule cannot be read.",
    errors: [{ path: "schedule", message: "the file has no sessions" }],
  });
  await screen.findByText("schedule: the file has no sessions");
  await user.click(screen.getByRole("button", { name: "Choose another file" }));
  screen.getByLabelText(/Choose a schedule file/);
});

it("says that the result of an import with a lost answer is unknown, and repeats it", async () => {
  const { choose, user } = await openImport();
  await choose(aFile());
  await answered(1, 200, aPlan());
  await user.click(await screen.findByRole("button", { name: "Import 3 sessions" }));
  const upload = await sent(2);
  act(() => upload.onerror());
  await screen.findByText(/Importing the same file again is safe/);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await answered(3, 200, aPlan({ dryRun: false }));
  await screen.findByRole("heading", { name: "Imported" });
});

async function importing(changes: Partial<Event> = {}) {
  const page = await openImport(changes);
  await page.choose(aFile());
  await answered(1, 200, aPlan());
  await page.user.click(await screen.findByRole("button", { name: "Import 3 sessions" }));
  return page;
}
const aStep = (done: number, total = 895) => aPlan({ dryRun: false, complete: done === total, done, total });

it("repeats the very same request until it is complete, and shows how many sessions are done", async () => {
  await importing();
  const first = await answered(2, 200, aStep(312));
  const bar = screen.getByRole("progressbar");
  await waitFor(() => expect(bar.getAttribute("aria-valuetext")).toBe("312 of 895 sessions done."));
  expect(bar.getAttribute("aria-valuenow")).toBe("34");
  const second = await answered(3, 200, aStep(700));
  expect([second.url, second.body]).toEqual([first.url, first.body]);
  await answered(4, 200, aStep(895));
  await screen.findByRole("heading", { name: "Imported" });
  // The counts are the plan's: the last step reports all earlier work as unchanged.
  expect(screen.getByText("Unchanged").parentElement?.textContent).toBe("Unchanged5");
  expect(uploads).toHaveLength(4);
});

it("stops after the current step, and continues from there", async () => {
  const { user } = await importing();
  await answered(2, 200, aStep(312));
  await user.click(screen.getByRole("button", { name: "Stop" }));
  await answered(3, 200, aStep(400));
  await screen.findByText(/^400 of 895 sessions are done/);
  expect(uploads).toHaveLength(3);
  await user.click(screen.getByRole("button", { name: "Continue" }));
  await answered(4, 200, aStep(895));
  await screen.findByRole("heading", { name: "Imported" });
});

it("stops when the person leaves the page", async () => {
  const { user } = await importing();
  await sent(2);
  await user.click(screen.getAllByRole("link", { name: "Figures" })[0] as HTMLElement);
  await screen.findByRole("heading", { level: 1, name: "Figures" });
  act(() => uploads[1]?.answer(200, aStep(312)));
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(uploads).toHaveLength(2);
});

it("waits while the service is busy, and continues automatically", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  try {
    await importing();
    await answered(2, 503, { code: "UNAVAILABLE" });
    await screen.findByText(/The import continues automatically in 2 seconds/);
    await vi.advanceTimersByTimeAsync(2_000);
    await answered(3, 200, aStep(895));
    await screen.findByRole("heading", { name: "Imported" });
  } finally {
    vi.useRealTimers();
  }
});

it("asks whether a draft is to be published, and says so with each step", async () => {
  const { choose, user } = await openImport({ published: false });
  await choose(aFile());
  await answered(1, 200, aPlan());
  await user.click(await screen.findByRole("radio", { name: /^Keep it as a draft/ }));
  await user.click(screen.getByRole("button", { name: "Import 3 sessions" }));
  const upload = await answered(2, 200, aStep(895));
  expect(new URL(upload.url, "http://service").searchParams.get("publish")).toBe("false");
  await screen.findByText(/It is a draft: only organizers can see it/);
});

it("does not ask this for a public event", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  await answered(1, 200, aPlan());
  await screen.findByRole("button", { name: "Import 3 sessions" });
  expect(screen.queryByRole("radio")).toBeNull();
});

it("asks for the time zone of a file that names none, and continues with it", async () => {
  const { choose, user } = await openImport();
  await choose(aFile());
  const errors = [{ path: "timeZone", message: "neither the file nor the event says …" }];
  await answered(1, 400, { code: "INVALID_SCHEDULE", detail: "", errors });
  const zone = await screen.findByRole("combobox", { name: "Time zone" });
  await user.selectOptions(zone, "Europe/Riga");
  await user.click(screen.getByRole("button", { name: "Check again" }));
  const second = await answered(2, 200, aPlan());
  await user.click(await screen.findByRole("button", { name: "Import 3 sessions" }));
  const third = await sent(3);
  for (const { url } of [second, third]) {
    expect(new URL(url, "http://service").searchParams.get("timeZone")).toBe("Europe/Riga");
  }
});

it("shows who is affected by the changes before anything is imported", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  const nobodyNamed = { attendees: [], capacity: null, clashesWith: null };
  const displaced = [
    { ...nobodyNamed, sessionId: "demo.c", title: "Charts", people: 3, why: "CAPACITY" },
    {
      ...nobodyNamed,
      sessionId: "demo.d",
      title: "Dead reckoning",
      people: 1,
      why: "CLASH",
      clashesWith: { sessionId: "demo.c", title: "Charts" },
    },
    { ...nobodyNamed, sessionId: "demo.e", title: "Eddies", people: 2, why: "SOMETHING_NEW" },
  ];
  await answered(1, 200, aPlan({ displaced }));
  const list = within(await screen.findByRole("region", { name: /^Attendees affected/ }));
  list.getByText("3 people more than the new capacity hold a seat.");
  list.getByText("1 person has “Charts” at the new time.");
  list.getByText("2 people are affected.");
});

it("names the unfinished import, and completes one that lacks nothing else", async () => {
  const lastImport = {
    fileName: "days.json",
    at: "2030-03-01T09:30:00Z",
    complete: false,
    done: 8,
    total: 8,
  };
  const { choose } = await openImport({ published: false, lastImport });
  screen.getByText("days.json");
  screen.getByText(/^8 of 8 sessions were processed/);
  await choose(aFile());
  await answered(1, 200, aPlan({ added: 0, changed: 0, removed: 0 }));
  await screen.findByRole("button", { name: "Import" });
});

it("offers a template, and accepts files of every format", async () => {
  await openImport();
  expect(screen.getByRole("link", { name: "Download a CSV template" }).getAttribute("href")).toBe(
    "/schedule-template.csv",
  );
  const accepted = screen.getByLabelText(/Choose a schedule file/).getAttribute("accept");
  for (const ending of [".json", ".xml", ".ics", ".csv"]) expect(accepted).toContain(ending);
});

it.each([
  ["days.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0"],
  ["days.csv", "title;start\nKnots;10:00"],
  ["days.XML", "\ufeff<?xml version='1.0'?><schedule/>"],
])("sends %s byte by byte, in its own encoding", async (name, content) => {
  const { choose } = await openImport();
  await choose(aFile(content, name));
  expect((await sent(1)).headers["content-type"]).toBe("application/octet-stream");
});

it("reads UTF-16", async () => {
  const { choose } = await openImport();
  const bytes = new Uint8Array(
    [..."\ufeff<schedule/>"].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  );
  await choose(new File([bytes], "days.xml"));
  await sent(1);
});

it("says that an import that the service stopped may be partly done", async () => {
  await importing();
  await answered(2, 500, { code: "INTERNAL_ERROR" });
  await screen.findByText("The import is not finished");
  screen.getByText(/Importing the same file again is safe/);
});

it("says that a check that the service stopped must be repeated", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  await answered(1, 503, { code: "UNAVAILABLE" });
  await screen.findByText("The file could not be checked");
  expect(screen.queryByText(/again is safe/)).toBeNull();
});

it("accepts a dropped file", async () => {
  await openImport();
  const zone = screen.getByText("Choose a schedule file").closest("label");
  const drop = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [aFile("<schedule/>", "schedule.xml")] } });
  act(() => void zone?.dispatchEvent(drop));
  expect((await sent(1)).headers["content-type"]).toBe("application/octet-stream");
  expect(drop.defaultPrevented).toBe(true);
});
