import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { answer, refuse, type Service } from "../support/fake-service.ts";
import { renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const NOW = Date.parse("2030-03-30T08:45:00.000Z");
const knots = anOrganizedSession({ capacity: 10, taken: 10, waiting: 4 });
const maps = anOrganizedSession({
  ...{ sessionId: "demo.maps", title: "Maps", room: "Loft", startsAt: "2030-03-30T08:00:00.000Z" },
  endsAt: "2030-03-30T09:30:00.000Z",
});
const figures = { eventId: "demo", sessions: [], total: {} };

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const open = (service: Service = {}) =>
  renderOrganizer("/organizer/events/demo", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/sessions": () => answer({ sessions: [maps, knots] }),
    "GET /api/events/demo/figures": () => answer(figures),
    "GET /api/events/demo/mail-stops": () => answer({ people: [], more: false }),
    ...service,
  });

it("shows the clock of the event, what runs in each room, and what needs an organizer", async () => {
  open();
  await screen.findByRole("heading", { level: 1, name: "Saturday 30 March" });
  screen.getByText("09:45");
  const rooms = within(screen.getByRole("region", { name: "Rooms now" })).getAllByRole("listitem");
  expect(rooms.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Loftuntil 10:30Maps.*3 of 10 seats/),
    expect.stringMatching(/^Harbourstarts 10:00Knots.*10 of 10 seats4 waiting/),
  ]);
  const needs = screen.getByRole("region", { name: "Needs you" });
  within(needs).getByRole("heading", { name: "4 people wait for a full session" });
  within(needs).getByText("Starts in 15 min");
  const raise = within(needs).getByRole("link", { name: "Change the capacity of “Knots”" });
  expect(raise.getAttribute("href")).toBe("/organizer/events/demo/sessions?q=Knots");
  screen.getByText("09:00: 1 session, 3 seats taken, 7 free");
});

it("stays useful without figures and mail stops, and says that nothing needs anybody", async () => {
  open({
    "GET /api/events/demo/sessions": () => answer({ sessions: [maps] }),
    "GET /api/events/demo/figures": () => refuse(403, "FORBIDDEN"),
    "GET /api/events/demo/mail-stops": () => refuse(403, "FORBIDDEN"),
  });
  await screen.findByText("Nothing needs you");
  await screen.findByText("not known right now");
});

it("names the day before the event, and leads to the figures after it", async () => {
  vi.setSystemTime(NOW - 2 * 86_400_000);
  const page = open();
  await screen.findByRole("heading", { level: 1, name: "First day, Saturday 30 March" });
  screen.getByText("in 2 days");
  page.unmount();
  vi.setSystemTime(NOW + 2 * 86_400_000);
  open();
  await screen.findByRole("heading", { level: 1, name: "Harbour days is over" });
  screen.getByText(/13 seats were taken in 2 sessions. 1 session was full, and 4 people waited/);
  expect(screen.getByRole("link", { name: "See the figures" }).getAttribute("href")).toBe(
    "/organizer/events/demo/figures",
  );
});

it("says what to do without sessions, and tries again after a failure", async () => {
  let failing = true;
  const { user } = open({
    "GET /api/events/demo/sessions": () => (failing ? refuse(403, "FORBIDDEN") : answer({ sessions: [] })),
  });
  failing = await screen.findByRole("button", { name: "Try again" }).then(() => false);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "No session yet" });
  screen.getByRole("link", { name: "Import a schedule" });
});

it("publishes a draft, continues an import, and counts the people that mails do not reach", async () => {
  const lastImport = {
    fileName: "days.json",
    at: "2030-03-01T08:00:00.000Z",
    complete: false,
    done: 1,
    total: 3,
  };
  open({
    "GET /api/events/demo": () => answer(anEvent({ published: false, lastImport })),
    "GET /api/events/demo/mail-stops": () =>
      answer({ people: [{ userId: "ben", why: "BOUNCE", at: "2030-03-01T08:00:00.000Z" }], more: false }),
  });
  const needs = await screen.findByRole("region", { name: "Needs you" });
  await within(needs).findByRole("heading", { name: "Mails do not reach 1 person" });
  within(needs).getByRole("button", { name: "Publish the event" });
  expect(within(needs).getByRole("link", { name: "Continue the import" }).getAttribute("href")).toBe(
    "/organizer/events/demo/import",
  );
});

const HEAD = "sessionId,title\r\n";
const link = { link: '</api/events/demo/roster?cursor=next>; rel="next"' };

/** Collects what the browser would save. */
function saving() {
  const saved: { readonly name: string; readonly text: Promise<string> }[] = [];
  let blob: Blob | undefined;
  vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
    blob = file as Blob;
    return "blob:file";
  });
  vi.spyOn(URL, "revokeObjectURL").mockReturnValue();
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    if (this.download !== "" && blob) saved.push({ name: this.download, text: blob.text() });
  });
  return saved;
}

it("saves all attendees as one file, whose parts it follows", async () => {
  const saved = saving();
  const { user } = open({
    "GET /api/events/demo/roster": ({ query }) =>
      query.get("cursor") === "next"
        ? new Response("b,B\r\n")
        : new Response(`${HEAD}a,A\r\na,C\r\n`, { headers: link }),
  });
  await user.click(await screen.findByRole("button", { name: "Download all attendees" }));
  await told("Saved: 3 people.");
  expect(saved.map(({ name }) => name)).toEqual(["demo-all-attendees-2030-03-30.csv"]);
  expect(await saved[0]?.text).toBe(`\ufeff${HEAD}a,A\r\na,C\r\nb,B\r\n`);
});

it("can cancel the download, and says what to do after a failure", async () => {
  const saved = saving();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let failing = false;
  const { user } = open({
    "GET /api/events/demo/roster": async ({ query }) => {
      if (failing) return refuse(403, "FORBIDDEN");
      if (query.get("cursor") !== "next") return new Response(`${HEAD}a,A\r\n`, { headers: link });
      await held;
      return new Response("b,B\r\n");
    },
  });
  await user.click(await screen.findByRole("button", { name: "Download all attendees" }));
  await screen.findByText("1 person so far");
  await user.click(screen.getByRole("button", { name: "Cancel the download" }));
  release();
  failing = true;
  await user.click(await screen.findByRole("button", { name: "Download all attendees" }));
  await told(/could not be downloaded. .* Nothing has been saved. Start the download again./);
  await waitFor(() => screen.getByRole("button", { name: "Download all attendees" }));
  expect(saved).toEqual([]);
});
