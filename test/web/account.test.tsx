import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import AccountErasedPage from "../../web/src/app/pages/account-erased-page.tsx";
import { YourData } from "../../web/src/features/account/your-data.tsx";
import { lost, type Service } from "./support/fake-service.ts";
import { renderApp } from "./support/render-app.tsx";

const EXPORT = "GET /api/me/export";
const ERASE = "DELETE /api/me";

const page = (over: object = {}) => ({
  exportedAt: "2026-12-27T10:00:00.000Z",
  person: { userId: "ada", name: "Ada", email: null },
  ...{
    rsvps: [],
    notices: [],
    readMarks: [],
    pendingMoves: [],
    days: [],
    groups: [],
    tickets: [],
    other: [],
    rateWindows: [],
  },
  ...{ preferences: null, calendarLink: null, nextCursor: null },
  ...over,
});
const rsvps = ["CONFIRMED", "CONFIRMED", "OFFERED", "WAITLISTED", "CANCELLED"].map((status, n) => ({
  ...{ sessionId: `conf.${n}`, eventId: "conf", rsvpId: `r${n}`, status },
}));

const renderPage = (service: Service = {}) =>
  renderApp(<YourData />, { [EXPORT]: () => page({ rsvps }), ...service });

async function confirm({ user }: ReturnType<typeof renderPage>) {
  await user.click(screen.getByRole("button", { name: "Erase my account" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Erase your account?" });
  await user.type(within(dialog).getByLabelText("Type “erase” to confirm"), "erase");
  await user.click(within(dialog).getByRole("button", { name: "Erase everything" }));
  return dialog;
}

afterEach(() => vi.restoreAllMocks());

it("downloads all pages as one file", async () => {
  let saved: Blob | undefined;
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    saved = blob as Blob;
    return "blob:file";
  });
  const { user } = renderPage({
    [EXPORT]: ({ query }) =>
      query.get("cursor") === "two"
        ? page({ rsvps: rsvps.slice(2), preferences: { language: "en" } })
        : page({ rsvps: rsvps.slice(0, 2), nextCursor: "two" }),
  });
  await user.click(screen.getByRole("button", { name: "Download your data" }));
  await waitFor(() => expect(saved).toBeDefined());
  const { nextCursor: _, ...whole } = page({ rsvps, preferences: { language: "en" } });
  expect(JSON.parse((await saved?.text()) ?? "")).toEqual(whole);
});

it("says that the download has failed", async () => {
  const { user } = renderPage({ [EXPORT]: () => lost() });
  await user.click(screen.getByRole("button", { name: "Download your data" }));
  expect(await screen.findByText("Your data could not be downloaded.")).toBeTruthy();
});

it("says what is given up, and erases nothing without the word", async () => {
  const { user, asked } = renderPage();
  await user.click(screen.getByRole("button", { name: "Erase my account" }));
  const dialog = await screen.findByRole("alertdialog");
  for (const loss of ["2 seats", "1 offer", "1 waitlist entry"]) await within(dialog).findByText(loss);
  await user.click(within(dialog).getByRole("button", { name: "Erase everything" }));
  await user.click(within(dialog).getByRole("button", { name: "Keep my account" }));
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(asked()).toEqual([EXPORT]);
});

it("leaves out what the person does not have", async () => {
  const { user } = renderPage({ [EXPORT]: () => page({ rsvps: rsvps.slice(0, 2) }) });
  await user.click(screen.getByRole("button", { name: "Erase my account" }));
  const dialog = await screen.findByRole("alertdialog");
  await within(dialog).findByText("2 seats");
  expect(within(dialog).queryByText(/^0 /)).toBeNull();
});

it("goes on until everything is erased, then signs out and drops what the browser keeps", async () => {
  localStorage.setItem("session-rsvp.seen-news", "[1]");
  const answers = [
    { complete: false, left: 3 },
    { complete: true, left: 0 },
  ];
  const view = renderPage({ [ERASE]: () => answers.shift() ?? {} });
  await confirm(view);
  await waitFor(() => expect(view.actions.signOut).toHaveBeenCalledOnce());
  expect(view.asked().filter((name) => name === ERASE)).toHaveLength(2);
  await waitFor(() => expect(localStorage.length).toBe(0));
});

it("keeps the dialog open if it could not finish, and tries again", async () => {
  let calls = 0;
  const view = renderPage({
    [ERASE]: () => {
      calls++;
      return calls === 1 ? lost() : { complete: true, left: 0 };
    },
  });
  const dialog = await confirm(view);
  await within(dialog).findByText("Not everything is erased yet. It is safe to try again.");
  expect(view.actions.signOut).not.toHaveBeenCalled();
  await view.user.click(within(dialog).getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(view.actions.signOut).toHaveBeenCalledOnce());
});

it("says at the end that nothing names the person any more", () => {
  renderApp(<AccountErasedPage />, {});
  expect(screen.getByRole("heading", { name: "Your account is erased" })).toBeTruthy();
});
