import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OfflineNotice } from "../../web/src/app/offline-notice.tsx";
import { renderApp } from "./support/render-app.tsx";
import { SeatsPage } from "./support/seats-page.tsx";
import { anRsvp, aSession, fullSession, showing } from "./support/sessions.ts";

const online = (value: boolean) => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(value);
  act(() => void dispatchEvent(new Event(value ? "online" : "offline")));
};

beforeEach(() => void vi.restoreAllMocks());
afterEach(() => void vi.restoreAllMocks());

describe("a page without a network", () => {
  it("says from when its data are, until there is a network again", async () => {
    const session = aSession();
    renderApp(
      <>
        <OfflineNotice />
        <SeatsPage session={session} />
      </>,
      showing([[session]]),
    );
    await screen.findByRole("button", { name: /^RSVP: Knots/ });
    const notice = screen.getByRole("status", { name: "Connection" });
    expect(notice.textContent).toBe("");
    online(false);
    expect(notice.textContent).toMatch(/^No connection\. This is as of \d\d:\d\d\.$/);
    online(true);
    expect(notice.textContent).toBe("");
  });

  it.each([
    ["free", aSession()],
    ["full", fullSession()],
  ])("promises no seat in a session that is %s", async (_, session) => {
    renderApp(<SeatsPage session={session} />, showing([[session]]));
    await screen.findByRole("button", { name: /: Knots$/ });
    online(false);
    const button = await screen.findByRole("button", { name: "RSVP when online: Knots" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
  });

  it("still lets a person give their seat back", async () => {
    const session = aSession();
    renderApp(<SeatsPage session={session} />, showing([[session, anRsvp()]]));
    await screen.findByRole("button", { name: "RSVP’d, cancel: Knots" });
    online(false);
    const button = await screen.findByRole("button", { name: "RSVP’d, cancel: Knots" });
    expect(button.getAttribute("aria-disabled")).not.toBe("true");
  });
});
