import { screen, waitFor } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { beforeEach, describe, expect, it, vi } from "vitest";
import MySchedulePage from "../../web/src/app/pages/my-schedule-page.tsx";
import SessionPage from "../../web/src/app/pages/session-page.tsx";
import { answer, refuse, type Service } from "./support/fake-service.ts";
import { ADA, renderApp } from "./support/render-app.tsx";
import { anRsvp, aSession, showing } from "./support/sessions.ts";

const OLD = "https://rsvp.example/api/calendar/old.ics";
const NEW = "https://rsvp.example/api/calendar/new.ics";
const LINK = "GET /api/me/calendar";
const MAKE = "POST /api/me/calendar";
const session = aSession({
  title: "Knots & splices",
  room: "Harbour",
  startsAt: "2026-12-27T10:00:00.000Z",
  endsAt: "2026-12-27T11:00:00.000Z",
});

const pages = (
  <Routes>
    <Route path="events/:eventId/my-schedule" element={<MySchedulePage />} />
    <Route path="events/:eventId/sessions/:sessionId" element={<SessionPage />} />
  </Routes>
);

async function open(address: string, service: Service = {}) {
  const played = { [LINK]: () => ({ feedUrl: OLD }), ...service };
  const view = renderApp(pages, showing([[session, anRsvp()]], played), ADA, address);
  // The button keeps its place until the menu has been fetched.
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Add to calendar" }).getAttribute("aria-haspopup")).toBe(
      "menu",
    ),
  );
  await view.user.click(screen.getByRole("button", { name: "Add to calendar" }));
  await screen.findByRole("menu");
  return view;
}

const addressOf = (name: string) => screen.getByRole("menuitem", { name }).getAttribute("href");
const whenKnown = () => waitFor(() => expect(addressOf("Apple Calendar")).not.toBe(null));

beforeEach(() => localStorage.clear());

describe("the calendar menu of a session", () => {
  it("has a file for Apple and others, and filled forms for Google and Outlook", async () => {
    const { asked } = await open("/events/demo/sessions/demo.knots");
    const file = "/api/sessions/demo.knots/calendar.ics";
    expect([addressOf("Apple Calendar"), addressOf("Download the file")]).toEqual([file, file]);
    const google = new URL(addressOf("Google Calendar") ?? "");
    expect(google.origin).toBe("https://calendar.google.com");
    expect(Object.fromEntries(google.searchParams)).toMatchObject({
      text: "Knots & splices",
      dates: "20261227T100000Z/20261227T110000Z",
      location: "Harbour",
    });
    const outlook = new URL(addressOf("Outlook") ?? "");
    expect(Object.fromEntries(outlook.searchParams)).toMatchObject({
      subject: "Knots & splices",
      startdt: "2026-12-27T10:00:00.000Z",
    });
    expect(asked()).not.toContain(LINK);
  });

  it("tells other sites nothing of the page", async () => {
    await open("/events/demo/sessions/demo.knots");
    for (const item of screen.getAllByRole("menuitem")) expect(item.getAttribute("rel")).toBe("noreferrer");
  });

  it("can be used with the keyboard, and returns the focus", async () => {
    const { user } = await open("/events/demo/sessions/demo.knots");
    await user.keyboard("{Escape}");
    const button = screen.getByRole("button", { name: "Add to calendar" });
    await waitFor(() => expect(document.activeElement).toBe(button));
    await user.keyboard("{Enter}");
    await screen.findByRole("menu");
    await user.keyboard("{End}");
    expect(document.activeElement?.textContent).toBe("Download the file");
  });
});

describe("the calendar menu of My Schedule", () => {
  const ADDRESS = "/events/demo/my-schedule";

  it("asks for the link only when it opens, and follows it in each calendar", async () => {
    const { asked } = await open(ADDRESS);
    await whenKnown();
    expect(addressOf("Apple Calendar")).toBe("webcal://rsvp.example/api/calendar/old.ics");
    expect(addressOf("Outlook")).toBe("webcal://rsvp.example/api/calendar/old.ics");
    expect(new URL(addressOf("Google Calendar") ?? "").searchParams.get("cid")).toBe(
      "webcal://rsvp.example/api/calendar/old.ics",
    );
    expect(asked().filter((name) => name === LINK)).toHaveLength(1);
    expect(asked()).not.toContain(MAKE);
  });

  it("makes the first link by itself", async () => {
    await open(ADDRESS, { [LINK]: () => ({ feedUrl: null }), [MAKE]: () => answer({ feedUrl: NEW }, 201) });
    await whenKnown();
    expect(addressOf("Apple Calendar")).toBe("webcal://rsvp.example/api/calendar/new.ics");
  });

  it("copies the link", async () => {
    const { user } = await open(ADDRESS);
    await whenKnown();
    await user.click(screen.getByRole("menuitem", { name: "Copy the link" }));
    await screen.findByText(/^The link is copied/);
    expect(await navigator.clipboard.readText()).toBe(OLD);
  });

  it("makes a new link only after a warning that the old one stops", async () => {
    const { user, asked } = await open(ADDRESS, { [MAKE]: () => answer({ feedUrl: NEW }, 201) });
    await whenKnown();
    await user.click(screen.getByRole("menuitem", { name: "Make a new link …" }));
    await screen.findByText(/^The old link stops at once/);
    await user.click(screen.getByRole("button", { name: "Keep the link" }));
    expect(asked()).not.toContain(MAKE);
    const button = screen.getByRole("button", { name: "Add to calendar" });
    await waitFor(() => expect(document.activeElement).toBe(button));
    await user.click(button);
    await user.click(await screen.findByRole("menuitem", { name: "Make a new link …" }));
    await user.click(await screen.findByRole("button", { name: "Make a new link" }));
    await screen.findByText(/^There is a new link/);
    await user.click(button);
    await whenKnown();
    expect(addressOf("Apple Calendar")).toContain("new.ics");
  });

  it("saves a file with the person's token", async () => {
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      if (this.download) saved.push(this.download);
    });
    const file = "GET /api/events/demo/my-schedule.ics";
    const { user } = await open(ADDRESS, {
      [file]: ({ headers }) => {
        expect(headers.get("authorization")).toBe("Bearer token");
        return new Response("BEGIN:VCALENDAR", { headers: { "content-type": "text/calendar" } });
      },
    });
    await user.click(screen.getByRole("menuitem", { name: "Download the file" }));
    await waitFor(() => expect(saved).toEqual(["demo-my-schedule.ics"]));
  });

  it("says when there is no link now, and asks again when it opens again", async () => {
    const answers = [refuse(503, "UNAVAILABLE"), { feedUrl: OLD }];
    const { user } = await open(ADDRESS, { [LINK]: () => answers.shift() ?? { feedUrl: OLD } });
    await screen.findByText(/^The calendar link could not be loaded/, {}, { timeout: 15_000 });
    expect(screen.getByRole("menuitem", { name: "Copy the link" }).getAttribute("aria-disabled")).toBe(
      "true",
    );
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: "Add to calendar" }));
    await whenKnown();
  });
});
