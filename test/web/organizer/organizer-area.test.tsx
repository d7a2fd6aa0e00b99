import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { AccountMenu } from "../../../web/src/app/account-menu.tsx";
import type { Identity } from "../../../web/src/identity/identity.ts";
import { answer } from "../support/fake-service.ts";
import { ADA, renderApp } from "../support/render-app.tsx";
import { OLGA, renderOrganizer } from "./support/render-organizer.tsx";
import { anEvent } from "./support/samples.ts";

it("makes the attendee's pages reload what organizers have changed", async () => {
  const { user, client } = renderOrganizer("/organizer/events/demo/settings", {
    "GET /api/events/demo": () => answer(anEvent()),
    "PUT /api/events/demo": ({ body }) => answer(anEvent(body as object)),
  });
  client.setQueryData(["event", "demo"], anEvent({ title: "Before" }));
  await user.type(await screen.findByRole("textbox", { name: "Title" }), "!");
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  await waitFor(() => expect(client.getQueryData(["event", "demo"])).toBeUndefined());
});

it("shows the pages of an event in its colour as soon as it changes", async () => {
  const red = anEvent({ accentColor: "#cc0000" });
  const { user } = renderOrganizer("/organizer/events/demo/settings", {
    "GET /api/events/demo": () => answer(red),
    "PUT /api/events/demo": () => answer({ ...red, accentColor: "#0000cc" }),
  });
  const hue = () => document.documentElement.style.getPropertyValue("--h");
  await user.type(await screen.findByRole("textbox", { name: "Title" }), "!");
  const before = hue();
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  await waitFor(() => expect(hue()).not.toBe(before));
  expect(before).not.toBe("");
});

const renderMenu = (path: string, identity: Identity) => renderApp(<AccountMenu />, {}, identity, path);

it.each([
  ["from an event to its organizer's pages", "/events/demo/my-schedule", "/organizer/events/demo"],
  ["from elsewhere to all of them", "/", "/organizer"],
])("the account menu leads organizers %s", (_, path, target) => {
  renderMenu(path, OLGA);
  expect(screen.getByRole("link", { name: "Organize" }).getAttribute("href")).toBe(target);
});

it("the account menu offers attendees nothing to organize", () => {
  renderMenu("/", ADA);
  screen.getByText("Signed in as Ada");
  expect(screen.queryByRole("link", { name: "Organize" })).toBeNull();
});
