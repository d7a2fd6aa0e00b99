import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { InstallHint } from "../../web/src/app/install-hint.tsx";
import { dismissAll } from "../../web/src/ui/toasts.ts";
import { renderApp } from "./support/render-app.tsx";
import { RSVP_PATH, SeatsPage } from "./support/seats-page.tsx";
import { anRsvp, aSession, EVENT, showing } from "./support/sessions.ts";

const free = aSession();
const reservable = () => showing([[free]], { [`PUT ${RSVP_PATH}`]: () => anRsvp() });

function open() {
  return renderApp(
    <>
      <SeatsPage session={free} />
      <InstallHint event={EVENT} />
    </>,
    reservable(),
  );
}

/** As Chromium does. */
function offerToInstall() {
  const prompt = vi.fn(async () => undefined);
  const event = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt });
  act(() => void dispatchEvent(event));
  return { prompt, event };
}

const hint = () => screen.queryByRole("complementary");

async function reserve(user: ReturnType<typeof open>["user"]) {
  await user.click(await screen.findByRole("button", { name: /^RSVP: Knots/ }));
  await screen.findByRole("button", { name: /^RSVP’d/ });
  act(dismissAll);
}

afterEach(() => {
  localStorage.clear();
  act(() => void dispatchEvent(new Event("appinstalled")));
});

describe("the hint to install the app", () => {
  it("comes after a reservation, not on arrival, and instead of the browser's own banner", async () => {
    const { user } = open();
    const { prompt, event } = offerToInstall();
    await screen.findByRole("button", { name: /^RSVP: Knots/ });
    expect(hint()).toBeNull();
    expect(event.defaultPrevented).toBe(true);
    await reserve(user);
    await user.click(await screen.findByRole("button", { name: "Install" }));
    expect(prompt).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(hint()).toBeNull());
  });

  it("never comes again once it was dismissed", async () => {
    const first = open();
    offerToInstall();
    await reserve(first.user);
    await first.user.click(await screen.findByRole("button", { name: "No, thanks" }));
    expect(hint()).toBeNull();
    first.unmount();
    const second = open();
    offerToInstall();
    await reserve(second.user);
    expect(hint()).toBeNull();
  });

  it("does not come where nothing can be installed", async () => {
    const { user } = open();
    await reserve(user);
    expect(hint()).toBeNull();
  });

  it("says how on an iPhone, whose browser has no button for it", async () => {
    Object.defineProperty(navigator, "standalone", { value: false, configurable: true });
    try {
      const { user } = open();
      await reserve(user);
      await screen.findByText(/press Share/);
      expect(screen.queryByRole("button", { name: "Install" })).toBeNull();
    } finally {
      Reflect.deleteProperty(navigator, "standalone");
    }
  });
});
