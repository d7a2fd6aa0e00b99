import { cleanup, screen, waitFor } from "@testing-library/react";
import { Link, Route, Routes } from "react-router";
import { describe, expect, it, vi } from "vitest";
import { NoticeKind } from "../../functions/contract/notices.ts";
import type { Preferences } from "../../web/src/api/answers.ts";
import PreferencesPage from "../../web/src/app/pages/preferences-page.tsx";
import { Shell } from "../../web/src/app/shell.tsx";
import { preferencesMessages } from "../../web/src/messages/attendee/preferences-messages.ts";
import { lost, type Service } from "./support/fake-service.ts";
import { ADA, answerLater, renderApp, SIGNED_OUT } from "./support/render-app.tsx";

const GET = "GET /api/me/preferences";
const PUT = "PUT /api/me/preferences";

const channels = Object.fromEntries(
  NoticeKind.options.map((kind) => [kind, ["mail"]]),
) as unknown as Preferences["channels"];
const preferences = (changes: Partial<Preferences> = {}): Preferences => ({
  language: "en",
  channels,
  reminderMinutes: 30,
  mailStopped: null,
  ...changes,
});

function renderPage(service: Service = {}, identity = ADA) {
  const saved: Preferences[] = [];
  const save: Service = {
    [PUT]: ({ body }) => {
      saved.push(body as Preferences);
      return body as Preferences;
    },
  };
  const devices: Service = {
    "GET /api/me/push-subscriptions": () => ({ publicKey: null, subscriptions: [] }),
  };
  const whole = { [GET]: () => preferences(), ...devices, ...save, ...service };
  const page = (
    <main id="content" tabIndex={-1}>
      <PreferencesPage />
    </main>
  );
  return { saved, ...renderApp(page, whole, identity) };
}

const control = (name: string) => screen.findByRole<HTMLInputElement>("switch", { name });

it("has a switch by mail and by push for every kind of notice", async () => {
  renderPage();
  expect((await control("E-mail: A seat is offered to you")).checked).toBe(true);
  expect((await control("Push: A seat is offered to you")).checked).toBe(false);
  const kinds = preferencesMessages.sections.flatMap(({ lines }) => lines.flatMap((line) => line.kinds));
  expect(kinds.toSorted()).toEqual([...NoticeKind.options].sort());
});

it("says who is signed in, and has the way out that a phone's top bar has no room for", async () => {
  const { user, actions } = renderPage();
  await screen.findByText("Signed in as Ada");
  await user.click(screen.getByRole("button", { name: "Sign out" }));
  await expect.poll(() => vi.mocked(actions.signOut).mock.calls).toHaveLength(1);
});

it("takes the focus, and leads back to where a person has come from, if there is such a page", async () => {
  renderPage();
  await screen.findByText("Signed in as Ada");
  expect(screen.queryByRole("button", { name: "Back" })).toBe(null);
  cleanup();
  const { user } = renderApp(
    <Routes>
      <Route path="/" element={<Link to="/preferences">Ada</Link>} />
      <Route element={<Shell />}>
        <Route path="/preferences" element={<PreferencesPage />} />
      </Route>
    </Routes>,
    { [GET]: () => preferences() },
  );
  await user.click(screen.getByRole("link", { name: "Ada" }));
  const back = await screen.findByRole("button", { name: "Back" });
  expect(document.activeElement).toBe(screen.getByRole("main"));
  await user.click(back);
  await screen.findByRole("link", { name: "Ada" });
});

it("says above the switches when no device gets push messages, and leads to the devices", async () => {
  const { user } = renderPage({
    "GET /api/me/push-subscriptions": () => ({ publicKey: "key", subscriptions: [] }),
  });
  await screen.findByText(/^No device gets your push messages yet\./);
  await user.click(screen.getByRole("link", { name: "See your devices" }));
  const heading = screen.getByRole("heading", { name: "Push messages on your devices" });
  expect(document.activeElement).toBe(heading);
});

it("says nothing of devices if one gets push messages", async () => {
  const device = { id: "1", endpoint: "https://push.net/1", createdAt: "2026-12-20T10:00:00.000Z" };
  renderPage({
    "GET /api/me/push-subscriptions": () => ({
      publicKey: "key",
      subscriptions: [{ ...device, expiresAt: null }],
    }),
  });
  await screen.findByRole("heading", { name: "Push messages on your devices" });
  expect(screen.queryByText(/^No device gets/)).toBe(null);
});

it("saves a choice at once, and leaves the others as they are", async () => {
  const { user, saved } = renderPage();
  await user.click(await control("Push: A seat is offered to you"));
  await screen.findByText("Your choice is saved.");
  expect(saved).toEqual([preferences({ channels: { ...channels, OFFER_MADE: ["mail", "push"] } })]);
});

it("changes all kinds of a line together", async () => {
  const { user, saved } = renderPage();
  await user.click(await control("E-mail: A session moved or is cancelled, or you were removed"));
  await screen.findByText("Your choice is saved.");
  expect(saved[0]?.channels).toEqual({ ...channels, MOVED: [], CANCELLED: [] });
});

it("works by keyboard", async () => {
  const { user, saved } = renderPage();
  const first = await control("E-mail: You have a seat");
  await user.tab();
  expect(document.activeElement?.textContent).toBe("Sign out");
  await user.tab();
  expect(document.activeElement).toBe(first);
  await user.keyboard(" ");
  await user.tab();
  await user.keyboard(" ");
  await screen.findByText("Your choice is saved.");
  await waitFor(() => expect(saved.at(-1)?.channels.CONFIRMED).toEqual(["push"]));
});

it.each([
  ["Never", null],
  ["60 minutes before", 60],
])("reminds %s", async (name, reminderMinutes) => {
  const { user, saved } = renderPage();
  await user.selectOptions(await screen.findByLabelText("Remind me"), name);
  await screen.findByText("Your choice is saved.");
  expect(saved).toEqual([preferences({ reminderMinutes })]);
});

it("shows minutes that another program has chosen", async () => {
  renderPage({ [GET]: () => preferences({ reminderMinutes: 45 }) });
  expect((await screen.findByLabelText<HTMLSelectElement>("Remind me")).selectedOptions[0]?.text).toBe(
    "45 minutes before",
  );
});

it("says when a choice could not be saved, keeps it on the page, and saves it when asked again", async () => {
  const answers = [lost()];
  const { user } = renderPage({ [PUT]: ({ body }) => answers.shift() ?? (body as object) });
  await user.click(await control("Push: A session of yours begins soon"));
  await screen.findByText("Your choice could not be saved.");
  expect((await control("Push: A session of yours begins soon")).checked).toBe(true);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("Your choice is saved.");
});

it("shows the shape of what is to come, says when it cannot be loaded, and loads when asked again", async () => {
  const pending = answerLater();
  const answers: (Promise<object> | object)[] = [pending.promise, lost()];
  const { user } = renderPage({ [GET]: () => answers.shift() ?? preferences() });
  await screen.findByRole("status", { name: "Loading …" });
  pending.resolve(lost());
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await control("E-mail: You have a seat");
});

it("asks those who are signed out to sign in", async () => {
  const { user, actions, asked } = renderPage({}, SIGNED_OUT);
  await user.click(await screen.findByRole("button", { name: "Sign in" }));
  expect(actions.signIn).toHaveBeenCalledExactlyOnceWith({ returnTo: "/preferences" });
  expect(asked()).toEqual([]);
});

describe("mails that are stopped", () => {
  const stop = { address: "ada@old.example", at: "2030-03-01T09:00:00.000Z" };
  const RETRY = "DELETE /api/me/mail-stop";

  it.each([
    ["BOUNCE", /^Mails to ada@old\.example come back/],
    ["COMPLAINT", /^A mail to ada@old\.example was reported as unwanted/],
  ] as const)("are told with the address and the reason, and go again when asked: %s", async (why, told) => {
    const answers = [preferences({ mailStopped: { ...stop, why } })];
    const { user, asked } = renderPage({
      [GET]: () => answers.shift() ?? preferences(),
      [RETRY]: () => preferences(),
    });
    await screen.findByText(told);
    await user.click(screen.getByRole("button", { name: "Send mails again" }));
    await screen.findByText("Mails go to ada@old.example again.");
    expect(screen.queryByText(told)).toBeNull();
    expect(asked()).toContain(RETRY);
    await waitFor(() => expect(document.activeElement?.id).toBe("content"));
  });

  it("stay told when the request fails", async () => {
    const { user } = renderPage({
      [GET]: () => preferences({ mailStopped: { ...stop, why: "BOUNCE" } }),
      [RETRY]: () => lost(),
    });
    await user.click(await screen.findByRole("button", { name: "Send mails again" }));
    await screen.findByText("Mails are still stopped. Please try again.");
    screen.getByText(/^Mails to ada@old\.example come back/);
  });
});
