import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AccountMenu } from "../../web/src/app/account-menu.tsx";
import { rememberOrganizer } from "../../web/src/app/known-roles.ts";
import { noRole } from "../../web/src/app/no-role.ts";
import OrganizeLink from "../../web/src/app/organize-link.tsx";
import type { Identity } from "../../web/src/identity/identity.ts";
import { isRemembered } from "../../web/src/identity/remembered-organizer.ts";
import { endedIdentity, storageKey } from "../../web/src/identity/stored-identity.ts";
import { refuseStorage } from "./support/refuse-storage.ts";
import { ADA, renderApp } from "./support/render-app.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const roles = (...given: readonly [string, string][]) => ({
  "GET /api/me/roles": () => ({
    owner: false,
    roles: given.map(([eventId, role]) => ({ eventId, title: eventId, role })),
  }),
});
const link = () => screen.findByRole("link", { name: "Organize" });
const target = async () => (await link()).getAttribute("href");

describe("the link to organizers' pages", () => {
  it("leads from an event to its pages, if the person organizes it, and else to their list", async () => {
    const service = roles(["demo", "ORGANIZER"], ["other", "DOOR"]);
    const view = renderApp(<OrganizeLink />, service, ADA, "/events/demo/sessions/demo.x");
    expect(await target()).toBe("/organizer/events/demo");
    view.unmount();
    renderApp(<OrganizeLink />, service, ADA, "/events/other");
    expect(await target()).toBe("/organizer");
  });

  it("is not shown to people without a role, and people at the door get one to the doors", async () => {
    const { asked, unmount } = renderApp(<OrganizeLink />, roles(), ADA, "/events/demo");
    await waitFor(() => expect(asked()).toEqual(["GET /api/me/roles"]));
    expect(screen.queryByRole("link")).toBeNull();
    unmount();
    localStorage.clear();
    renderApp(<OrganizeLink />, roles(["demo", "DOOR"]), ADA, "/events/demo");
    const door = await screen.findByRole("link", { name: "Door" });
    expect(door.getAttribute("href")).toBe("/door?event=demo");
    expect(screen.getAllByRole("link")).toEqual([door]);
    expect([noRole.has("ada"), isRemembered("ada")]).toEqual([false, false]);
  });

  it("is shown to owners, for whom nothing is read", async () => {
    const attendee = { id: "olga", name: "Olga", email: undefined, organizer: true };
    const owner: Identity = { status: "signed-in", token: "t", attendee };
    const { asked } = renderApp(<OrganizeLink />, {}, owner, "/events/demo");
    expect(await target()).toBe("/organizer/events/demo");
    expect(asked()).toEqual([]);
  });

  it("is asked for once an hour, if the person organizes nothing", async () => {
    const first = renderApp(<OrganizeLink />, roles());
    await waitFor(() => expect(noRole.has("ada")).toBe(true));
    first.unmount();
    const { asked } = renderApp(<OrganizeLink />, {});
    expect(asked()).toEqual([]);
    expect(noRole.has("eve")).toBe(false);
    expect(noRole.has("ada", Date.now() + 3_600_000)).toBe(false);
  });

  it("is shown by a browser that refuses storage, which asks on each page", async () => {
    refuseStorage();
    for (const _ of ["one page", "the next"]) {
      const { asked, unmount } = renderApp(
        <AccountMenu />,
        roles(["demo", "ORGANIZER"]),
        ADA,
        "/events/demo",
      );
      expect(await target()).toBe("/organizer/events/demo");
      expect(asked()).toEqual(["GET /api/me/roles"]);
      unmount();
    }
  });

  it("remembers that the person organizes something, until their roles say otherwise", async () => {
    const view = renderApp(<OrganizeLink />, roles(["demo", "ORGANIZER"]));
    await waitFor(() => expect(isRemembered("ada")).toBe(true));
    expect(isRemembered("eve")).toBe(false);
    view.unmount();
    renderApp(<OrganizeLink />, roles());
    await waitFor(() => expect(isRemembered("ada")).toBe(false));
  });
});

it("a remembered organizer is one on the next page, and another person is not", () => {
  const config = { issuer: "https://issuer", clientId: "web" };
  const organizes = (sub: string) => {
    localStorage.setItem(storageKey(config), JSON.stringify({ id_token: "t", profile: { sub } }));
    const identity = endedIdentity(config);
    return identity.status === "signed-in" && identity.attendee.organizer;
  };
  rememberOrganizer("ada", true);
  expect([organizes("ada"), organizes("eve")]).toEqual([true, false]);
});
