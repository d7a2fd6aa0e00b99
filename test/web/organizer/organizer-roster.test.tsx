import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Attendee } from "../../../web/src/api/organizer/answers.ts";
import { answer, type Call, lost, refuse, type Service } from "../support/fake-service.ts";
import { renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const knots = anOrganizedSession({ taken: 3, waiting: 2 });
const ROSTER = "GET /api/sessions/demo.knots/roster";

const somebody = (userId: string, changes: Partial<Attendee> = {}): Attendee => ({
  userId,
  name: `${userId[0]?.toUpperCase()}${userId.slice(1)}`,
  email: `${userId}@example.org`,
  status: "CONFIRMED",
  rsvpId: `r-${userId}`,
  rsvpAt: "2030-03-01T09:00:00.000Z",
  waitlistedAt: null,
  offerExpiresAt: null,
  mailStopped: null,
  checkedInAt: null,
  hasAccount: true,
  added: null,
  outOfTurn: null,
  standbyNumber: null,
  ...changes,
});
const onWaitlist = (userId: string) => somebody(userId, { status: "WAITLISTED", rsvpAt: null });

const lists: Record<string, Attendee[]> = {
  CONFIRMED: [somebody("ada"), somebody("jan", { name: "Jan Čapek" })],
  OFFERED: [],
  WAITLISTED: [onWaitlist("ben"), onWaitlist("chioma")],
};
const whole = ({ query }: Call) =>
  answer({ attendees: lists[query.get("status") ?? ""] ?? [], nextCursor: null });

async function openRoster(service: Service = {}) {
  const page = renderOrganizer("/organizer/events/demo/sessions/demo.knots/roster", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/sessions/demo.knots": () => answer(knots),
    [ROSTER]: whole,
    ...service,
  });
  await screen.findByRole("tablist", { name: "Lists of the roster" });
  return page;
}

const names = () =>
  within(screen.getByRole("main"))
    .queryAllByRole("listitem")
    .map((item) => within(item).getAllByText(/./)[1]?.textContent);

it("shows the people with a seat, with an offer and on the waitlist, with their numbers", async () => {
  const { user } = await openRoster();
  await screen.findByRole("tab", { name: "Confirmed (2)", selected: true });
  await waitFor(() => expect(names()).toEqual(["Ada", "Jan Čapek"]));
  screen.getByRole("tab", { name: "Offered (0)" });
  await user.click(screen.getByRole("tab", { name: "Waiting (2)" }));
  await waitFor(() => expect(names()).toEqual(["Ben", "Chioma"]));
  screen.getByText("#2");
});

it("adds nobody to a booth, because people enter with its code", async () => {
  await openRoster();
  screen.getByRole("button", { name: "Add a person" });
  cleanup();
  await openRoster({
    "GET /api/sessions/demo.knots": () => answer(anOrganizedSession({ kind: "BOOTH" })),
  });
  expect(screen.queryByRole("button", { name: "Add a person" })).toBeNull();
});

it("shows the number of standby beside the time, and below the name on a phone", async () => {
  const standing = somebody("ada", { standbyNumber: 3 });
  const { user } = await openRoster({
    [ROSTER]: ({ query }) => {
      const status = query.get("status") as Attendee["status"];
      const waitlistedAt = status === "WAITLISTED" ? "2030-03-01T09:00:00.000Z" : null;
      return answer({ attendees: [{ ...standing, status, waitlistedAt }], nextCursor: null });
    },
  });
  const onPhone = async (said: string) => {
    const line = await screen.findByText(said);
    expect(line.className).toContain("sm:hidden");
    expect(screen.getByText(new RegExp(` · ${said}$`)).className).toContain("hidden");
  };
  await onPhone("stood by with number 3");
  await user.click(screen.getByRole("tab", { name: "Waiting (1)" }));
  await onPhone("stands by with number 3");
});

it("marks the people whose mails come back, or who want none", async () => {
  await openRoster({
    [ROSTER]: ({ query }) =>
      answer({
        attendees:
          query.get("status") === "CONFIRMED"
            ? [
                somebody("ada", { mailStopped: "BOUNCE" }),
                somebody("ben"),
                somebody("kim", { mailStopped: "COMPLAINT" }),
              ]
            : [],
        nextCursor: null,
      }),
  });
  const rowOf = async (name: string) => (await screen.findByText(name)).closest('[role="listitem"]');
  expect((await rowOf("Ada"))?.textContent).toContain("Mails to this address come back.");
  expect((await rowOf("Ben"))?.textContent).not.toContain("ail");
  expect((await rowOf("Kim"))?.textContent).toContain("has reported a mail as unwanted");
});

it("moves from list to list with arrow keys", async () => {
  const { user } = await openRoster();
  await user.click(await screen.findByRole("tab", { name: "Confirmed (2)" }));
  await user.keyboard("{ArrowRight}");
  const offered = screen.getByRole("tab", { name: "Offered (0)", selected: true });
  expect(document.activeElement).toBe(offered);
  await screen.findByRole("heading", { name: "No offer is open" });
});

it("loads page after page, and shows its progress", async () => {
  const later = Promise.withResolvers<Response>();
  const pages: Service = {
    [ROSTER]: (call) => {
      if (call.query.get("status") !== "CONFIRMED") return whole(call);
      if (call.query.get("cursor") === "next") return later.promise;
      return answer({ attendees: [somebody("ada")], nextCursor: "next" });
    },
  };
  const { calls } = await openRoster(pages);
  await screen.findByText("Loading: 1 of 3");
  screen.getByRole("tab", { name: "Confirmed (1 …)" });
  later.resolve(answer({ attendees: [somebody("ben")], nextCursor: null }));
  await screen.findByRole("tab", { name: "Confirmed (2)" });
  const asked = calls.filter(({ query }) => query.get("status") === "CONFIRMED");
  expect(asked.map(({ query }) => [query.get("limit"), query.get("cursor")])).toEqual([
    ["500", null],
    ["500", "next"],
  ]);
});

it("continues where it was interrupted", async () => {
  const answers = [
    answer({ attendees: [somebody("ada")], nextCursor: "next" }),
    lost(),
    answer({ attendees: [somebody("ben")], nextCursor: null }),
  ];
  const { user, calls } = await openRoster({
    [ROSTER]: (call) =>
      call.query.get("status") === "CONFIRMED" ? (answers.shift() ?? lost()) : whole(call),
  });
  await screen.findByText("The list is not complete");
  expect(names()).toEqual(["Ada"]);
  await user.click(screen.getByRole("button", { name: "Load the rest" }));
  await waitFor(() => expect(names()).toEqual(["Ada", "Ben"]));
  expect(calls.at(-1)?.query.get("cursor")).toBe("next");
});

it.each([
  ["a name without regard to accents", "capek"],
  ["an e-mail address", "JAN@EXAMPLE"],
])("finds a person by %s", async (_, typed) => {
  const { user } = await openRoster();
  await user.type(await screen.findByRole("searchbox", { name: "Search the roster" }), typed);
  await waitFor(() => expect(names()).toEqual(["Jan Čapek"]));
  screen.getByText("1 of 2 people");
});

it("says that nobody matches the search", async () => {
  const { user } = await openRoster();
  await user.type(await screen.findByRole("searchbox"), "nobody like this");
  await screen.findByRole("heading", { name: "No match" });
});

it("removes a person after a confirmation", async () => {
  const { user, calls } = await openRoster({
    "DELETE /api/sessions/demo.knots/roster/ada": () => answer({ status: "CANCELLED" }),
  });
  await user.click(await screen.findByRole("button", { name: "Remove Ada" }));
  const dialog = within(await screen.findByRole("alertdialog", { name: "Remove Ada?" }));
  dialog.getByText(/first the people on the waitlist.* They are told by mail and push message\.$/);
  expect(calls.some(({ method }) => method === "DELETE")).toBe(false);
  await user.click(dialog.getByRole("button", { name: "Remove" }));
  await told("Ada has been removed.");
  await screen.findByRole("tab", { name: "Confirmed (1)" });
});

it("does not bring back a person who was removed while the rest loaded, and shows the person who moved up", async () => {
  const rest = Promise.withResolvers<Response>();
  let removed = false;
  const { user } = await openRoster({
    [ROSTER]: (call) => {
      if (call.query.get("status") !== "CONFIRMED")
        return answer({
          attendees: removed && call.query.get("status") === "OFFERED" ? [somebody("ben")] : [],
          nextCursor: null,
        });
      if (removed) return answer({ attendees: [somebody("jan")], nextCursor: null });
      return call.query.has("cursor")
        ? rest.promise
        : answer({ attendees: [somebody("ada")], nextCursor: "next" });
    },
    "DELETE /api/sessions/demo.knots/roster/ada": () => {
      removed = true;
      return answer({ status: "CANCELLED" });
    },
  });
  await user.click(await screen.findByRole("button", { name: "Remove Ada" }));
  await user.click(await screen.findByRole("button", { name: "Remove" }));
  await told("Ada has been removed.");
  rest.resolve(answer({ attendees: [somebody("jan")], nextCursor: null }));
  await waitFor(() => expect(names()).toEqual(["Jan"]));
  await screen.findByRole("tab", { name: "Offered (1)" });
});

it("keeps a whole list that cannot be loaded again, and says that it may be old", async () => {
  const answers = [answer({ attendees: [somebody("ada")], nextCursor: null }), lost(), lost()];
  const { user } = await openRoster({
    [ROSTER]: (call) =>
      call.query.get("status") === "CONFIRMED"
        ? (answers.shift() ?? answer({ attendees: [somebody("kim")], nextCursor: null }))
        : whole(call),
  });
  await waitFor(() => expect(names()).toEqual(["Ada"]));
  await user.click(screen.getByRole("button", { name: "Load it again" }));
  const warning = within(await screen.findByRole("alert"));
  warning.getByText("The list may be out of date");
  expect(names()).toEqual(["Ada"]);
  await user.click(warning.getByRole("button", { name: "Load it again" }));
  await user.click(warning.getByRole("button", { name: "Load it again" }));
  await waitFor(() => expect(names()).toEqual(["Kim"]));
});

it("keeps the focus in the list when a person is removed, and on the page after the last one", async () => {
  const left = ["ada", "jan"];
  const leaves = () => {
    left.shift();
    return answer({ status: "CANCELLED" });
  };
  const { user } = await openRoster({
    [ROSTER]: ({ query }) =>
      answer({
        attendees: query.get("status") === "CONFIRMED" ? left.map((id) => somebody(id)) : [],
        nextCursor: null,
      }),
    "DELETE /api/sessions/demo.knots/roster/ada": leaves,
    "DELETE /api/sessions/demo.knots/roster/jan": leaves,
  });
  const remove = async (name: string) => {
    await user.click(await screen.findByRole("button", { name: `Remove ${name}` }));
    await user.click(await screen.findByRole("button", { name: "Remove" }));
    await told(`${name} has been removed.`);
  };
  await remove("Ada");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("list", { name: "Confirmed" })));
  await remove("Jan");
  await screen.findByRole("heading", { name: "Nobody has a seat yet" });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("main")));
});

it("shows the whole list while it loads again, page by page", async () => {
  const again = Promise.withResolvers<Response>();
  const pages = [
    () => answer({ attendees: [somebody("ada"), somebody("jan")], nextCursor: null }),
    () => answer({ attendees: [somebody("ada")], nextCursor: "next" }),
    () => again.promise,
  ];
  const { user, calls } = await openRoster({
    [ROSTER]: (call) =>
      call.query.get("status") === "CONFIRMED" ? (pages.shift()?.() ?? lost()) : whole(call),
  });
  await waitFor(() => expect(names()).toEqual(["Ada", "Jan"]));
  await user.click(screen.getByRole("button", { name: "Load it again" }));
  await waitFor(() => expect(calls.at(-1)?.query.get("cursor")).toBe("next"));
  expect(names()).toEqual(["Ada", "Jan"]);
  again.resolve(answer({ attendees: [somebody("kim")], nextCursor: null }));
  await waitFor(() => expect(names()).toEqual(["Ada", "Kim"]));
});

it("keeps a person if the service refuses to remove them", async () => {
  const { user } = await openRoster({
    "DELETE /api/sessions/demo.knots/roster/ada": () => refuse(403, "FORBIDDEN"),
  });
  await user.click(await screen.findByRole("button", { name: "Remove Ada" }));
  await user.click(await screen.findByRole("button", { name: "Remove" }));
  await told(/Ada has not been removed\.$/);
  expect(names()).toEqual(["Ada", "Jan Čapek"]);
});

it("loads the list again when the answer of a removal was lost", async () => {
  let gone = false;
  const { user } = await openRoster({
    [ROSTER]: (call) =>
      gone && call.query.get("status") === "CONFIRMED"
        ? answer({ attendees: [somebody("ben")], nextCursor: null })
        : whole(call),
    "DELETE /api/sessions/demo.knots/roster/ada": () => {
      gone = true;
      return lost();
    },
  });
  await user.click(await screen.findByRole("button", { name: "Remove Ada" }));
  await user.click(await screen.findByRole("button", { name: "Remove" }));
  await told(/Ada may or may not have been removed/);
  await waitFor(() => expect(names()).toEqual(["Ben"]));
});

it("downloads the shown list as a file for spreadsheets", async () => {
  const saved: { name: string; text: Promise<string> }[] = [];
  let blob: Blob | undefined;
  vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
    blob = file as Blob;
    return "blob:roster";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    if (this.download !== "" && blob) saved.push({ name: this.download, text: blob.text() });
  });
  try {
    const { user, calls } = await openRoster({
      [ROSTER]: (call) =>
        call.headers.get("accept") === "text/csv" ? new Response("userId,name\r\nben,Ben\r\n") : whole(call),
    });
    await user.click(await screen.findByRole("tab", { name: "Waiting (2)" }));
    await user.click(screen.getByRole("button", { name: "Download CSV" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toMatch(/^demo-knots-waitlisted-\d{4}-\d\d-\d\d\.csv$/);
    expect(await saved[0]?.text).toBe("\ufeffuserId,name\r\nben,Ben\r\n");
    expect(calls.at(-1)?.query.get("status")).toBe("WAITLISTED");
  } finally {
    vi.restoreAllMocks();
  }
});

it("says when the connection is lost during the download, and can try again", async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(lost()) });
  const { user } = await openRoster({
    [ROSTER]: (call) => (call.headers.get("accept") === "text/csv" ? new Response(broken) : whole(call)),
  });
  const button = await screen.findByRole("button", { name: "Download CSV" });
  await user.click(button);
  await told(/^The file could not be downloaded\. You seem to be offline/);
  expect(button.getAttribute("aria-busy")).toBeNull();
});

it("says when the file cannot be downloaded", async () => {
  const { user } = await openRoster({
    [ROSTER]: (call) => (call.headers.get("accept") === "text/csv" ? lost() : whole(call)),
  });
  await user.click(await screen.findByRole("button", { name: "Download CSV" }));
  await told(/^The file could not be downloaded\. You seem to be offline/);
});

it("shows until when an offer lasts, and since when people wait", async () => {
  const offered = somebody("ada", {
    ...{ status: "OFFERED", rsvpAt: null, offerExpiresAt: "2030-03-01T13:30:00.000Z" },
  });
  const waiting = somebody("ben", {
    status: "WAITLISTED",
    rsvpAt: null,
    waitlistedAt: "2030-03-01T08:05:00.000Z",
  });
  const people: Record<string, Attendee[]> = { OFFERED: [offered], WAITLISTED: [waiting] };
  const { user } = await openRoster({
    [ROSTER]: ({ query }) => answer({ attendees: people[query.get("status") ?? ""] ?? [], nextCursor: null }),
  });
  await user.click(await screen.findByRole("tab", { name: "Offered (1)" }));
  await screen.findByText("Offer until Fri 1 Mar, 14:30");
  await user.click(screen.getByRole("tab", { name: "Waiting (1)" }));
  await screen.findByText("waiting since Fri 1 Mar, 09:05");
});

const byHand = (changes: object = {}) => ({
  ...{ by: "Olu", at: "2030-03-01T09:00:00.000Z", note: null, raisedCapacity: false },
  ...changes,
});

it("shows what organizers have done by hand, and who has no account yet", async () => {
  const ada = somebody("email:ada@example.org", {
    ...{ name: "Ada", email: "ada@example.org", hasAccount: false },
    added: byHand({ note: "She speaks", raisedCapacity: true }),
    outOfTurn: byHand({ note: "Her train is late" }),
  });
  await openRoster({
    [ROSTER]: ({ query }) =>
      answer({ attendees: query.get("status") === "CONFIRMED" ? [ada] : [], nextCursor: null }),
  });
  const row = (await screen.findByText("Ada")).closest('[role="listitem"]')?.textContent;
  expect(row).toContain("Nobody has signed in with this address yet.");
  expect(row).toMatch(/Added by Olu, .*, with one more seat: She speaks/);
  expect(row).toMatch(/Offered out of turn by Olu, .*: Her train is late/);
  expect(row).not.toContain("email:");
});

it("adds a person by their address", async () => {
  const added = somebody("email:kim@example.org", { name: "Kim", email: "kim@example.org", added: byHand() });
  const { user, calls } = await openRoster({
    "POST /api/sessions/demo.knots/roster": () => answer(added, 201),
  });
  const opens = await screen.findByRole("button", { name: "Add a person" });
  await user.click(opens);
  const form = within(await screen.findByRole("form", { name: "Add a person" }));
  await user.click(form.getByRole("button", { name: "Add" }));
  await form.findByText("Enter an e-mail address, such as ada@example.org.");
  await user.type(form.getByRole("textbox", { name: "E-mail address" }), "kim@example.org");
  await user.type(form.getByRole("textbox", { name: "Name" }), "Kim");
  await user.type(form.getByRole("textbox", { name: "Note" }), "Speaker");
  await user.click(form.getByRole("checkbox", { name: "If no seat is free, add one to the session" }));
  await user.click(form.getByRole("button", { name: "Add" }));
  await told("Kim has a seat.");
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    ...{ email: "kim@example.org", name: "Kim", note: "Speaker", as: "CONFIRMED", overCapacity: true },
  });
  expect(document.activeElement).toBe(opens);
});

it("says why a person cannot be added, and that somebody is there already", async () => {
  const { user, calls } = await openRoster({
    "POST /api/sessions/demo.knots/roster": () => refuse(409, "SESSION_FULL"),
  });
  await user.click(await screen.findByRole("button", { name: "Add a person" }));
  const address = screen.getByRole("textbox", { name: "E-mail address" });
  await user.type(address, "ADA@example.org");
  await user.click(screen.getByRole("button", { name: "Add" }));
  await told("Ada is on this roster already.");
  expect(calls.some(({ method }) => method === "POST")).toBe(false);
  await user.clear(address);
  await user.type(address, "kim@example.org");
  await user.click(screen.getByRole("button", { name: "Add" }));
  await screen.findByText("SESSION_FULL, in words");
});

it("offers a seat out of turn, with a note", async () => {
  const { user, calls } = await openRoster({
    "POST /api/sessions/demo.knots/roster/chioma/offer": () =>
      answer(somebody("chioma", { status: "OFFERED", outOfTurn: byHand({ note: "She speaks" }) }), 201),
  });
  await user.click(await screen.findByRole("tab", { name: "Waiting (2)" }));
  await user.click(await screen.findByRole("button", { name: "Offer Chioma a seat out of turn" }));
  const form = within(screen.getByRole("form", { name: "Offer Chioma a seat before others" }));
  const note = form.getByRole("textbox", { name: "Why them?" });
  expect(document.activeElement).toBe(note);
  await user.click(form.getByRole("button", { name: "Offer the seat" }));
  await form.findByText("Say why. The others wait longer.");
  await user.type(note, "She speaks");
  await user.click(form.getByRole("button", { name: "Offer the seat" }));
  await told("Chioma has an offer.");
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    ...{ note: "She speaks", overCapacity: false },
  });
});
