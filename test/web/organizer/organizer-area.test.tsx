import { ApolloClient, ApolloLink, gql } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, it } from "vitest";
import { createCache } from "../../../web/src/api/api-client.ts";
import { AccountMenu } from "../../../web/src/app/account-menu.tsx";
import OrganizerArea from "../../../web/src/app/pages/organizer-area.tsx";
import { type Identity, IdentityContext } from "../../../web/src/identity/identity.ts";
import { identityActions } from "../support/identity-actions.ts";
import { ADA, renderApp, SIGNED_OUT } from "../support/render-app.tsx";
import { answer, OLGA, renderOrganizer } from "./support/render-organizer.tsx";
import { anEvent } from "./support/samples.ts";

it("makes the attendee's pages reload what organizers may have changed", async () => {
  const client = new ApolloClient({ link: ApolloLink.empty(), cache: createCache() });
  const query = gql`
    query Title {
      event(eventId: "demo") {
        id
        title
      }
    }
  `;
  client.writeQuery({ query, data: { event: { __typename: "Event", id: "demo", title: "Before" } } });
  expect(client.readQuery({ query })).not.toBeNull();
  renderApp(
    <ApolloProvider client={client}>
      <OrganizerArea />
    </ApolloProvider>,
    {},
    SIGNED_OUT,
  );
  await waitFor(() => expect(client.readQuery({ query })).toBeNull());
});

it("shows the pages of an event in its colour as soon as it changes", async () => {
  const red = anEvent({ accentColor: "#cc0000" });
  const { user } = renderOrganizer("/organizer/events/demo/settings", {
    "GET /api/events/demo": () => answer(red),
    "PUT /api/events/demo": () => answer({ ...red, accentColor: "#0000cc" }),
  });
  const hue = () => document.documentElement.style.getPropertyValue("--accent-hue");
  await user.type(await screen.findByRole("textbox", { name: "Title" }), "!");
  const before = hue();
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  await waitFor(() => expect(hue()).not.toBe(before));
  expect(before).not.toBe("");
});

function renderMenu(path: string, identity: Identity) {
  const actions = identityActions(identity);
  render(
    <MemoryRouter initialEntries={[path]}>
      <IdentityContext value={actions}>
        <AccountMenu />
      </IdentityContext>
    </MemoryRouter>,
  );
}

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
