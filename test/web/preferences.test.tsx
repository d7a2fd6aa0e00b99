import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { NoticeKind } from "../../functions/contract/notices.ts";
import type { Preferences } from "../../web/src/api/answers.ts";
import PreferencesPage from "../../web/src/app/pages/preferences-page.tsx";
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
  return { saved, ...renderApp(<PreferencesPage />, whole, identity) };
}

const control = (name: string) => screen.findByRole<HTMLInputElement>("switch", { name });

it("has a switch by mail and by push for every kind of notice", async () => {
  renderPage();
  expect((await control("E-mail: A seat is offered to you")).checked).toBe(true);
  expect((await control("Push: A seat is offered to you")).checked).toBe(false);
  const kinds = preferencesMessages.sections.flatMap(({ lines }) => lines.flatMap((line) => line.kinds));
  expect(kinds.toSorted()).toEqual([...NoticeKind.options].sort());
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
  const first = await control("E-mail: A seat is yours");
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
  await control("E-mail: A seat is yours");
});

it("asks those who are signed out to sign in", async () => {
  const { user, actions, asked } = renderPage({}, SIGNED_OUT);
  await user.click(await screen.findByRole("button", { name: "Sign in" }));
  expect(actions.signIn).toHaveBeenCalledExactlyOnceWith({ returnTo: "/preferences" });
  expect(asked()).toEqual([]);
});
