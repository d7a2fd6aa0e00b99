import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { uploads } from "./support/fake-upload.ts";
import { answer, renderOrganizer } from "./support/render-organizer.tsx";
import { anEvent } from "./support/samples.ts";

const aFile = (content = '{"schedule":{}}', name = "schedule.json") => new File([content], name);

const aPlan = (changes: object = {}) => ({
  dryRun: true,
  added: 2,
  changed: 1,
  unchanged: 5,
  removed: 1,
  withCapacity: 3,
  warnings: ["the file names no time zone"],
  addedSessions: [
    { sessionId: "demo.a", title: "Anchors" },
    { sessionId: "demo.b", title: "Buoys" },
  ],
  changedSessions: [{ sessionId: "demo.c", title: "Charts", fields: ["room", "startsAt"] }],
  removedSessions: [{ sessionId: "demo.d", title: "Dead reckoning" }],
  ...changes,
});

async function openImport() {
  const page = renderOrganizer("/organizer/events/demo/import", {
    "GET /api/events/demo": () => answer(anEvent()),
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

it("first asks what the file would change, and changes nothing", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  const upload = await answered(1, 200, aPlan());
  expect([upload.method, upload.url]).toEqual(["PUT", "/api/events/demo/schedule?dryRun=true"]);
  expect(upload.headers).toMatchObject({
    authorization: "Bearer olgas-token",
    "content-type": "application/octet-stream",
  });
  await screen.findByRole("heading", { name: "What would change" });
  expect(uploads).toHaveLength(1);
});

it("shows what is added, changed and removed, and what is odd about the file", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  await answered(1, 200, aPlan());
  const list = async (name: RegExp) => within(await screen.findByRole("region", { name }));
  (await list(/^Added/)).getByText("Buoys");
  (await list(/^Changed/)).getByText("New: room, beginning");
  (await list(/^No longer/)).getByText("Dead reckoning");
  (await list(/^Warnings/)).getByText("the file names no time zone");
});

it("imports the very file that was looked at", async () => {
  const { choose, user } = await openImport();
  await choose(aFile());
  const first = await answered(1, 200, aPlan());
  await user.click(await screen.findByRole("button", { name: "Import 3 sessions" }));
  const second = await answered(2, 200, aPlan({ dryRun: false }));
  expect(second.url).toBe("/api/events/demo/schedule?dryRun=false");
  expect(second.body).toBe(first.body);
  await screen.findByRole("heading", { name: "Imported" });
  expect(screen.getByRole("link", { name: "See the sessions" }).getAttribute("href")).toBe(
    "/organizer/events/demo",
  );
});

it("says how much of the file has been sent, and then that the service works", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  const upload = await sent(1);
  act(() => upload.upload.onprogress({ loaded: 30, total: 100 }));
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("30");
  act(() => upload.upload.onload());
  await screen.findByText(/the file and works on it/);
  expect(screen.getByRole("progressbar").hasAttribute("aria-valuenow")).toBe(false);
});

it("offers nothing to import where the file changes nothing", async () => {
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

it("shows a long list bit by bit", async () => {
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
  list.getByText(/5 more that the service does not list/);
});

it.each([
  ["is empty", () => aFile(""), "This file is empty."],
  [
    "is no schedule",
    () => aFile("%PDF-1.7"),
    "This file is neither JSON nor XML, nor iCalendar, nor a table with a header (CSV).",
  ],
  [
    "is too large",
    () => aFile("[".padEnd(6 * 1024 * 1024 + 1)),
    "This file has 6.1 MB; up to 6 MB can be imported.",
  ],
])("refuses a file that %s, without sending it", async (_, file, problem) => {
  const { choose } = await openImport();
  await choose(file());
  expect((await screen.findByRole("alert")).textContent).toBe(problem);
  expect(uploads).toHaveLength(0);
});

it("says why the service cannot read a file, and takes another one", async () => {
  const { choose, user } = await openImport();
  await choose(aFile());
  await answered(1, 400, {
    code: "INVALID_SCHEDULE",
    detail: "The schedule cannot be read.",
    errors: [{ path: "schedule", message: "no sessions found" }],
  });
  await screen.findByText("schedule: no sessions found");
  await user.click(screen.getByRole("button", { name: "Choose another file" }));
  screen.getByLabelText(/Choose a schedule file/);
});

it("does not claim to know what became of an import whose answer was lost, and repeats it", async () => {
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

it("says that an import the service gave up may be done in part", async () => {
  const { choose, user } = await openImport();
  await choose(aFile());
  await answered(1, 200, aPlan());
  await user.click(await screen.findByRole("button", { name: "Import 3 sessions" }));
  await answered(2, 503, { code: "UNAVAILABLE" });
  await screen.findByText("The import was not finished");
  screen.getByText(/Importing the same file again is safe/);
});

it("says that a check the service gave up has to be repeated", async () => {
  const { choose } = await openImport();
  await choose(aFile());
  await answered(1, 503, { code: "UNAVAILABLE" });
  await screen.findByText("The file could not be checked");
  expect(screen.queryByText(/again is safe/)).toBeNull();
});

it("takes a file that is dropped", async () => {
  await openImport();
  const zone = screen.getByText("Choose a schedule file").closest("label");
  const drop = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [aFile("<schedule/>", "schedule.xml")] } });
  act(() => void zone?.dispatchEvent(drop));
  expect((await sent(1)).headers["content-type"]).toBe("application/octet-stream");
  expect(drop.defaultPrevented).toBe(true);
});
