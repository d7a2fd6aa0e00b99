import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answer, type Call, refuse, type Service } from "../support/fake-service.ts";
import { uploads } from "./support/fake-upload.ts";
import { renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent } from "./support/samples.ts";

const setTime = (label: string, wallTime: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: wallTime } });
const sent = (calls: readonly Call[]) =>
  calls.filter(({ method }) => method === "PUT").map(({ path, body }) => [path, body]);
const box = (name: string) => screen.getByRole("textbox", { name });

it("lists the events, the latest first", async () => {
  const past = anEvent({
    eventId: "old",
    title: "Old days",
    startsAt: "2020-01-01T08:00:00Z",
    endsAt: "2020-01-02T08:00:00Z",
  });
  renderOrganizer("/organizer", { "GET /api/events": () => answer({ events: [past, anEvent()] }) });
  const links = await screen.findAllByRole("heading", { level: 2 });
  expect(links.map(({ textContent }) => textContent)).toEqual(["Harbour days", "Old days"]);
  screen.getByText(/old · Past/);
});

it("leads to the form for an event if there are no events", async () => {
  renderOrganizer("/organizer", { "GET /api/events": () => answer({ events: [] }) });
  await screen.findByRole("heading", { name: "No event yet" });
  for (const link of screen.getAllByRole("link", { name: "New event" }))
    expect(link.getAttribute("href")).toBe("/organizer/new");
});

describe("a new event", () => {
  async function openNew(service: Service = {}) {
    const page = renderOrganizer("/organizer/new", {
      "GET /api/events": () => answer({ events: [anEvent()] }),
      "GET /api/events/spring": () => refuse(404, "EVENT_NOT_FOUND"),
      "GET /api/events/spring/sessions": () => answer({ sessions: [] }),
      ...service,
    });
    await screen.findByRole("heading", { level: 1, name: "New event" });
    await waitFor(() => expect(page.calls).toHaveLength(1));
    return page;
  }
  async function byHand(service: Service = {}) {
    const page = await openNew(service);
    await page.user.click(screen.getByRole("tab", { name: "By hand" }));
    return page;
  }

  it("is created by hand, with times in its own zone", async () => {
    const answers = [refuse(404, "EVENT_NOT_FOUND")];
    const { user, calls, address } = await byHand({
      "GET /api/events/spring": () => answers.shift() ?? answer(anEvent({ eventId: "spring" })),
      "PUT /api/events/spring": () => answer(anEvent({ eventId: "spring" }), 201),
    });
    await user.type(box("Title"), "Spring tide");
    await user.clear(box("Id of the event"));
    await user.type(box("Id of the event"), "Spring");
    await user.selectOptions(screen.getByRole("combobox", { name: "Time zone" }), "Asia/Tokyo");
    setTime("Begins", "2030-04-01T09:00");
    setTime("Ends", "2030-04-02T18:00");
    await user.click(screen.getByRole("button", { name: "Create the event" }));
    await waitFor(() => expect(address()).toBe("/organizer/events/spring"));
    expect(sent(calls)).toEqual([
      [
        "/api/events/spring",
        {
          title: "Spring tide",
          timeZone: "Asia/Tokyo",
          startsAt: "2030-04-01T00:00:00.000Z",
          endsAt: "2030-04-02T09:00:00.000Z",
          accentColor: null,
          quietHours: { from: "22:00", to: "08:00" },
          conflictPolicy: "WARN",
          changeMinutes: 0,
          graceMinutes: null,
          ...{ venue: null, description: null, dayChange: 0 },
        },
      ],
    ]);
  });

  it("is not sent while a field is wrong", async () => {
    const { user, calls } = await byHand();
    await user.type(box("Id of the event"), "!");
    await user.click(screen.getByRole("button", { name: "Create the event" }));
    await screen.findByText(/Use 2 to 40 characters/);
    screen.getByText("Fill in this field.");
    expect(screen.getAllByText("Enter a date and a time.")).toHaveLength(2);
    expect(sent(calls)).toEqual([]);
  });

  it.each(["From a schedule", "By hand"])("does not replace another: %s", async (way) => {
    const { user, calls } = await openNew();
    await user.click(screen.getByRole("tab", { name: way }));
    await user.clear(box("Id of the event"));
    await user.type(box("Id of the event"), "demo{Enter}");
    await screen.findByText("Another event has this id already.");
    expect(sent(calls)).toEqual([]);
  });

  it("does not replace one that another person has created meanwhile", async () => {
    const { user, calls } = await byHand({
      "GET /api/events/spring": () => answer(anEvent({ eventId: "spring" })),
    });
    await user.type(box("Id of the event"), "spring");
    await user.type(box("Title"), "Spring tide");
    setTime("Begins", "2030-04-01T09:00");
    setTime("Ends", "2030-04-02T18:00");
    await user.click(screen.getByRole("button", { name: "Create the event" }));
    await screen.findByText("Another event has this id already.");
    expect(document.activeElement).toBe(box("Id of the event"));
    expect(sent(calls)).toEqual([]);
  });

  it("entered by hand is kept while the other way is open", async () => {
    const { user } = await byHand();
    await user.type(box("Title"), "Spring tide");
    await user.click(screen.getByRole("tab", { name: "From a schedule" }));
    await user.click(await screen.findByRole("button", { name: "Go back to them" }));
    await screen.findByRole("tab", { name: "By hand", selected: true });
    expect(box("Title")).toHaveProperty("value", "Spring tide");
  });

  const checkFile = () => screen.getByRole("button", { name: "Check the file" });
  const asked = (eventId: string) =>
    waitFor(() =>
      expect(uploads.map(({ url }) => url.replace(/\?.*/, ""))).toEqual([`/api/events/${eventId}/schedule`]),
    );
  const schedule = (content: string, name = "schedule.json") => new File([content], name);
  const chooseFile = (user: Awaited<ReturnType<typeof openNew>>["user"], file: File) =>
    user.upload(screen.getByLabelText(/Choose a schedule file/), file);

  it("takes its id from the chosen file", async () => {
    const { user } = await openNew();
    await chooseFile(
      user,
      schedule('{"schedule":{"conference":{"acronym":"Spring 27","title":"Spring tide"}}}'),
    );
    await waitFor(() => expect(box("Id of the event")).toHaveProperty("value", "spring-27"));
    await user.click(checkFile());
    await asked("spring-27");
  });

  it("keeps an id that was typed before the file was chosen", async () => {
    const { user } = await openNew();
    await user.type(box("Id of the event"), "spring");
    await chooseFile(user, schedule('{"schedule":{"conference":{"acronym":"other"}}}'));
    await screen.findByText("Chosen file: schedule.json");
    await user.click(checkFile());
    await asked("spring");
  });

  it("asks for a file if none is chosen", async () => {
    const { user } = await openNew();
    await user.type(box("Id of the event"), "spring{Enter}");
    await screen.findByText("Choose a schedule file first.");
    expect(document.activeElement).toBe(screen.getByLabelText(/Choose a schedule file/));
  });

  it("goes on saying what is wrong with the chosen file", async () => {
    const { user } = await openNew();
    await user.type(box("Id of the event"), "spring");
    await chooseFile(user, schedule("no schedule"));
    const problem = "This file is not JSON, XML, iCalendar or CSV.";
    await screen.findByText(problem);
    await user.click(checkFile());
    await user.click(checkFile());
    screen.getByText(problem);
    expect(screen.queryByText("Choose a schedule file first.")).toBe(null);
    expect(uploads).toEqual([]);
  });

  it("takes its id from the typed title, until another id is typed", async () => {
    const { user } = await byHand();
    await user.type(box("Title"), "Frühling & Meer");
    expect(box("Id of the event")).toHaveProperty("value", "fruhling-meer");
    await user.clear(box("Id of the event"));
    await user.type(box("Id of the event"), "spring");
    await user.type(box("Title"), " 2027");
    expect(box("Id of the event")).toHaveProperty("value", "spring");
  });
});

describe("a draft", () => {
  const draft = anEvent({
    published: false,
    lastImport: {
      fileName: "days.json",
      at: "2030-03-01T09:30:00.000Z",
      complete: false,
      done: 312,
      total: 895,
    },
  });

  it("is marked in the list, and so is an unfinished import", async () => {
    renderOrganizer("/organizer", { "GET /api/events": () => answer({ events: [draft] }) });
    await screen.findByText("Draft");
    screen.getByText("Import not finished: 312 of 895");
  });

  it("says what is left of its import, and leads there", async () => {
    renderOrganizer("/organizer/events/demo/settings", { "GET /api/events/demo": () => answer(draft) });
    await screen.findByText("The last import is not finished");
    screen.getByText("days.json, 1 March 2030, 10:30");
    screen.getByText(/^312 of 895 sessions were processed/);
    expect(screen.getByRole("link", { name: "Continue the import" }).getAttribute("href")).toBe(
      "/organizer/events/demo/import",
    );
  });

  it("is published as it is now", async () => {
    const { user, calls } = renderOrganizer("/organizer/events/demo/sessions", {
      "GET /api/events/demo": () => answer(draft),
      "GET /api/events/demo/sessions": () => answer({ sessions: [] }),
      "PUT /api/events/demo": ({ body }) => answer({ ...draft, ...(body as object) }),
    });
    await user.click(await screen.findByRole("button", { name: "Publish the event" }));
    await waitFor(() => expect(screen.queryByText("This event is a draft")).toBeNull());
    expect(sent(calls)).toEqual([
      [
        "/api/events/demo",
        {
          title: "Harbour days",
          timeZone: "Europe/Berlin",
          startsAt: "2030-03-30T08:00:00.000Z",
          endsAt: "2030-03-31T18:00:00.000Z",
          accentColor: null,
          published: true,
        },
      ],
    ]);
  });

  it("stays a draft when its settings are saved", async () => {
    const { user, calls } = renderOrganizer("/organizer/events/demo/settings", {
      "GET /api/events/demo": () => answer(draft),
      "PUT /api/events/demo": () => answer(draft),
    });
    await user.type(await screen.findByRole("textbox", { name: "Title" }), "!");
    await user.click(screen.getByRole("button", { name: "Save changes" }));
    await waitFor(() => expect(sent(calls)[0]?.[1]).toMatchObject({ published: false }));
  });
});

describe("the settings of an event", () => {
  async function openSettings(service: Service = {}) {
    let saved = anEvent({ startsAt: "2030-03-30T08:00:30.000Z" });
    const page = renderOrganizer("/organizer/events/demo/settings", {
      "GET /api/events/demo": () => answer(saved),
      "PUT /api/events/demo": ({ body }) => {
        saved = { ...saved, ...(body as object) };
        return answer(saved);
      },
      ...service,
    });
    await screen.findByRole("textbox", { name: "Title" });
    return page;
  }
  const save = () => screen.getByRole("button", { name: "Save changes" });

  it("are kept when the page is left before they are saved: a message leads back to them", async () => {
    const { user, address } = await openSettings();
    const closing = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(closing()).toBe(false);
    await user.type(box("Title"), "!");
    expect(closing()).toBe(true);
    await user.click(screen.getByRole("link", { name: "People" }));
    await told(/are not saved\. They stay on this device/);
    expect(address()).toBe("/organizer/events/demo/people");
    expect(closing()).toBe(false);
    await user.click(screen.getByRole("button", { name: "Go back to them" }));
    await screen.findByText(/are not saved yet/);
    expect(box("Title")).toHaveProperty("value", "Harbour days!");
  });

  it("are changed; untouched times are sent unchanged, to the second", async () => {
    const { user, calls } = await openSettings();
    await user.clear(box("Title"));
    await user.type(box("Title"), "Harbour week");
    await user.click(save());
    await screen.findByRole("link", { name: "Harbour week" });
    expect(sent(calls)).toEqual([
      [
        "/api/events/demo",
        {
          title: "Harbour week",
          timeZone: "Europe/Berlin",
          startsAt: "2030-03-30T08:00:30.000Z",
          endsAt: "2030-03-31T18:00:00.000Z",
          accentColor: null,
          quietHours: { from: "22:00", to: "08:00" },
          conflictPolicy: "WARN",
          changeMinutes: 0,
          graceMinutes: null,
          ...{ venue: null, description: null, dayChange: 0 },
        },
      ],
    ]);
  });

  it("that others have changed meanwhile are not overwritten", async () => {
    const answers = [answer(anEvent())];
    const { user, calls } = await openSettings({
      "GET /api/events/demo": () => answers.shift() ?? answer(anEvent({ timeZone: "Asia/Tokyo" })),
    });
    await user.type(box("Title"), "!");
    await user.click(save());
    await waitFor(() => expect(sent(calls)).toHaveLength(1));
    expect(sent(calls)[0]?.[1]).toEqual({
      title: "Harbour days!",
      timeZone: "Asia/Tokyo",
      startsAt: "2030-03-30T08:00:00.000Z",
      endsAt: "2030-03-31T18:00:00.000Z",
      accentColor: null,
      quietHours: { from: "22:00", to: "08:00" },
      conflictPolicy: "WARN",
      changeMinutes: 0,
      graceMinutes: null,
      ...{ venue: null, description: null, dayChange: 0 },
    });
  });

  it("set its own colour, and remove it again", async () => {
    const { user, calls } = await openSettings();
    await user.click(screen.getByRole("radio", { name: "Use my own colour" }));
    fireEvent.change(screen.getByLabelText("Colour"), { target: { value: "#aa3300" } });
    await user.click(save());
    await waitFor(() => expect(sent(calls)).toHaveLength(1));
    await user.click(screen.getByRole("radio", { name: "Choose a colour automatically" }));
    await user.click(save());
    await waitFor(() => expect(sent(calls)).toHaveLength(2));
    const colors = sent(calls).map(([, body]) => (body as { accentColor: unknown }).accentColor);
    expect(colors).toEqual(["#aa3300", null]);
  });

  it("say where the conference is, what it is, and when its days end", async () => {
    const { user, calls } = await openSettings();
    await user.type(box("Venue"), "The Old Net Loft");
    await user.type(box("Description"), "*Two* days.");
    await user.selectOptions(screen.getByRole("combobox", { name: "A conference day ends at" }), "05:00");
    await user.click(save());
    await waitFor(() => expect(sent(calls)).toHaveLength(1));
    const words = { venue: "The Old Net Loft", description: "*Two* days." };
    expect(sent(calls)[0]?.[1]).toMatchObject({ ...words, dayChange: 300 });
    await user.clear(box("Venue"));
    await user.click(save());
    await waitFor(() => expect(sent(calls)).toHaveLength(2));
    expect(sent(calls)[1]?.[1]).toMatchObject({ ...words, venue: null, dayChange: 300 });
  });

  it("set quiet hours, and none", async () => {
    const { user, calls } = await openSettings();
    fireEvent.change(screen.getByLabelText("From"), { target: { value: "08:00" } });
    await user.click(save());
    await screen.findByText("The two times must differ.");
    fireEvent.change(screen.getByLabelText("From"), { target: { value: "23:30" } });
    await user.click(save());
    await waitFor(() => expect(sent(calls)).toHaveLength(1));
    await user.click(screen.getByRole("checkbox", { name: "Quiet hours" }));
    await screen.findByText("The time to accept an offered seat runs at night too.");
    expect(screen.queryByLabelText("From")).toBe(null);
    await user.click(save());
    await waitFor(() => expect(sent(calls)).toHaveLength(2));
    const hours = sent(calls).map(([, body]) => (body as { quietHours: unknown }).quietHours);
    expect(hours).toEqual([{ from: "23:30", to: "08:00" }, null]);
  });

  it("say what happens to sessions at the same time", async () => {
    const { user, calls } = await openSettings();
    const policy = screen.getByRole("combobox", { name: "If a person wants two of them" });
    await user.selectOptions(policy, "Refuse the second seat");
    screen.getByText(/They can still join its waitlist/);
    const minutes = box("Minutes from room to room");
    await user.clear(minutes);
    await user.type(minutes, "500");
    await user.click(save());
    await screen.findByText("Enter a whole number from 0 to 240.");
    await user.clear(minutes);
    await user.type(minutes, "10");
    await user.click(save());
    await waitFor(() => expect(sent(calls)).toHaveLength(1));
    expect(sent(calls)[0]?.[1]).toMatchObject({ conflictPolicy: "BLOCK", changeMinutes: 10 });
  });

  it("keep what was entered when the service refuses", async () => {
    const { user } = await openSettings({ "PUT /api/events/demo": () => refuse(403, "FORBIDDEN") });
    await user.type(box("Title"), "!");
    await user.click(save());
    await screen.findByText(/It is for organizers/);
    expect(box("Title")).toHaveProperty("value", "Harbour days!");
  });
});
