import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { anEvent, call, people } from "../support/api.ts";
import { png } from "../support/picture-files.ts";
import { expectNoViolations } from "./support/axe.ts";
import { useSite } from "./support/site.ts";

const SCHEDULE = fileURLToPath(new URL("../../../shared/data/39c3.schedule.json", import.meta.url));
const site = useSite();
/** An import of nine hundred sessions takes long on a busy machine. */
const PATIENT = { timeout: 120_000 };

describe("the schedule of 39C3 (skipped if ../shared/data is absent)", () => {
  it.skipIf(!existsSync(SCHEDULE))(
    "is imported by an organizer who has seen the changes before, and a capacity is edited in the list",
    async () => {
      const olga = await site.visit("/organizer", { user: "olga" });
      await olga.getByRole("link", { name: "New event" }).first().click();
      await olga.getByLabel("Choose a schedule file").setInputFiles(SCHEDULE);
      await expect.poll(() => olga.getByLabel("Id of the event").inputValue()).toBe("39c3");
      await olga.getByRole("button", { name: "Check the file" }).click();

      await olga.getByRole("heading", { name: "What would change" }).waitFor(PATIENT);
      await expectNoViolations(olga);
      expect((await call(site.service, "GET", "/api/events/39c3")).status).toBe(404);
      await olga.getByRole("button", { name: "Import 895 sessions" }).click();
      await olga.getByRole("progressbar").waitFor();
      await olga.getByRole("heading", { name: "Imported" }).waitFor(PATIENT);
      const { body } = await call(site.service, "GET", "/api/events/39c3/sessions");
      expect(body.sessions).toHaveLength(895);

      await olga.getByRole("link", { name: "See the sessions" }).click();
      await olga.getByRole("searchbox").fill("closing ceremony");
      await olga.getByRole("button", { name: /^Capacity of “Closing Ceremony”/ }).click();
      await olga.getByRole("textbox", { name: /^New capacity/ }).fill("2500");
      await expectNoViolations(olga);
      await olga.keyboard.press("Enter");
      await olga.getByText("Capacity of “Closing Ceremony”: 2,500.").first().waitFor();
      const closing = body.sessions.find(({ title }: { title: string }) => title === "Closing Ceremony");
      const changed = await call(site.service, "GET", `/api/sessions/${closing.sessionId}`);
      expect(changed.body.capacity).toBe(2_500);
    },
  );
});

describe("an organizer", () => {
  let conference: Awaited<ReturnType<typeof anEvent>>;

  beforeAll(async () => {
    conference = await anEvent(site.service);
  });

  it("raises a capacity, and the next person on the waitlist gets an offer", async () => {
    const sessionId = await conference.session({ title: "Splices", capacity: 1 });
    const { reserve, join } = people(site.service);
    await reserve("ben", sessionId);
    await join("ada", sessionId);
    const ada = await site.visit(`/events/${conference.eventId}/sessions/${sessionId}`, { user: "ada" });
    await ada.getByText("#1 in line").first().waitFor();

    const olga = await site.visit(`/organizer/events/${conference.eventId}/sessions`, {
      user: "olga",
      device: "phone",
    });
    await olga.getByRole("button", { name: /^Capacity of “Splices”: 1/ }).click();
    await olga.getByRole("textbox", { name: /^New capacity/ }).fill("2");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByText("Capacity of “Splices”: 2.").first().waitFor();
    await ada
      .getByText(/^Yours for/)
      .first()
      .waitFor(PATIENT);
  });

  it("creates a session and cancels it, and its attendees lose their seats", async () => {
    const olga = await site.visit(`/organizer/events/${conference.eventId}/sessions`, { user: "olga" });
    await olga.getByRole("link", { name: "New session" }).first().click();
    await olga.getByLabel("Title").fill("Oars – a history");
    await olga.getByRole("button", { name: "Create the session" }).click();
    await olga.getByRole("button", { name: "Cancel “Oars – a history”" }).waitFor();
    const { body } = await call(site.service, "GET", `/api/events/${conference.eventId}/sessions`);
    const { sessionId } = body.sessions.find(({ title }: { title: string }) => title === "Oars – a history");
    await people(site.service).reserve("ben", sessionId);

    await olga.getByRole("button", { name: "Cancel “Oars – a history”" }).click();
    const dialog = olga.getByRole("alertdialog");
    await dialog.getByText(/1 person has a seat/).waitFor();
    await dialog.getByRole("button", { name: "Cancel the session" }).click();
    await olga.getByText("“Oars – a history” is cancelled.").first().waitFor();
    await expect
      .poll(async () => (await people(site.service).rsvp("ben", sessionId)).body)
      .toMatchObject({ status: "CANCELLED", cancelReason: "SESSION_CANCELLED" });
  });

  it("does not reopen a session that was cancelled while its form was open", async () => {
    const sessionId = await conference.session({ title: "Moorings", capacity: 3 });
    const address = `/organizer/events/${conference.eventId}/sessions/${sessionId}`;
    const olga = await site.visit(address, { user: "olga", expected: /status of 412/ });
    await olga.getByLabel("Title").fill("Moorings and bollards");
    await conference.organize("PATCH", `/api/sessions/${sessionId}`, { state: "CANCELLED" });
    const save = olga.getByRole("button", { name: "Save changes" });
    await save.click();
    await olga.getByText(/The session is cancelled now, and saving does not reopen it/).waitFor();
    await expectNoViolations(olga);
    await save.click();
    await olga.getByText("“Moorings and bollards” has been saved.").first().waitFor();
    const saved = await conference.get(sessionId);
    expect(saved).toMatchObject({ title: "Moorings and bollards", state: "CANCELLED" });
  });

  it("finds an attendee on a roster, takes their seat away, and sees it in the figures", async () => {
    const sessionId = await conference.session({ title: "Pilotage", capacity: 3 });
    const { reserve } = people(site.service);
    for (const user of ["ben", "chioma"]) await reserve(user, sessionId);
    const olga = await site.visit(`/organizer/events/${conference.eventId}/sessions`, { user: "olga" });
    await olga.getByRole("link", { name: "Roster of “Pilotage”" }).click();
    await olga.getByRole("tab", { name: /^Confirmed/ }).waitFor();
    await olga.getByRole("searchbox").fill("CHIOMA");
    await olga.getByRole("button", { name: "Remove Ben" }).waitFor({ state: "detached" });
    await olga.getByRole("button", { name: "Remove Chioma" }).click();
    await olga
      .getByRole("alertdialog")
      .getByRole("button", { name: /^Remove/ })
      .click();
    await expect
      .poll(async () => (await people(site.service).rsvp("chioma", sessionId)).body)
      .toMatchObject({ status: "CANCELLED", cancelReason: "ORGANIZER" });
    await expectNoViolations(olga);
    await olga.goto(`/organizer/events/${conference.eventId}/figures`);
    await olga
      .getByRole("table")
      .first()
      .getByRole("row", { name: /Pilotage/ })
      .waitFor();
  });

  it("puts a logo and a venue on an event, and attendees see both", async () => {
    const { eventId } = conference;
    const olga = await site.visit(`/organizer/events/${eventId}/settings`, { user: "olga" });
    const files = { name: "logo.png", mimeType: "image/png", buffer: png(128, 128) };
    await olga.getByLabel("Choose a logo").setInputFiles({ ...files, buffer: Buffer.from("no picture") });
    await olga.getByText(/not the picture that its name says/).waitFor();
    await expectNoViolations(olga);
    await olga.getByLabel("Choose a logo").setInputFiles(files);
    const shown = olga.getByAltText("The logo as it is now");
    await expect.poll(() => shown.evaluate((image) => Reflect.get(image, "naturalWidth"))).toBe(128);
    await olga.getByRole("textbox", { name: "Venue" }).fill("The Old Net Loft");
    await olga.getByRole("radio", { name: "Use my own colour" }).check();
    await olga.getByLabel("Colour", { exact: true }).fill("#ffd43b");
    await olga.getByText("This colour is light, so text on it is dark.").waitFor();
    await expectNoViolations(olga);
    await olga.getByRole("button", { name: "Save changes" }).click();
    await olga
      .getByText(/has been saved/)
      .first()
      .waitFor();

    const ada = await site.visit(`/events/${eventId}`, { user: "ada" });
    await ada.getByText("The Old Net Loft").first().waitFor();
    const logo = ada.locator(`img[src^="/pictures/${eventId}/logo-"]`).first();
    await expect.poll(() => logo.evaluate((image) => Reflect.get(image, "naturalWidth"))).toBe(128);
  });

  it("is needed: an attendee is told that the page is for organizers", async () => {
    const ada = await site.visit(`/organizer/events/${conference.eventId}/sessions`, { user: "ada" });
    await ada.getByRole("heading", { name: /organizers/i }).waitFor();
    await expectNoViolations(ada);
  });
});
