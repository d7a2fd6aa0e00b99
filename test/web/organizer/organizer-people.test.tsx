import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { answer, lost, nameOf, refuse, type Service } from "../support/fake-service.ts";
import { OLGA, renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent } from "./support/samples.ts";

const ada = {
  email: "ada@example.org",
  role: "DOOR",
  name: "Ada",
  invitedAt: "2026-05-01T10:00:00.000Z",
  invitedBy: "Olga",
};
const ROLE = "/api/events/demo/roles/ada@example.org";

async function openPeople(roles: readonly object[], service: Service = {}, identity = OLGA) {
  const page = renderOrganizer(
    "/organizer/events/demo/people",
    {
      "GET /api/events/demo": () => answer(anEvent()),
      "GET /api/events/demo/roles": () => answer({ roles }),
      ...service,
    },
    identity,
  );
  await screen.findByRole("heading", { level: 1, name: "People" });
  return page;
}
const box = (name: string) => screen.getByRole("textbox", { name });
const sent = (calls: Awaited<ReturnType<typeof openPeople>>["calls"]) =>
  calls.filter(({ method }) => method !== "GET").map((call) => [nameOf(call), call.body]);

it("lists who has which role, and who invited them", async () => {
  await openPeople([
    ada,
    { ...ada, email: "ben@example.org", role: "ORGANIZER", name: null, invitedBy: null },
  ]);
  const rows = await screen.findAllByRole("listitem");
  expect(rows).toHaveLength(2);
  within(rows[0] as HTMLElement).getByText(/ada@example\.org · Invited .* by Olga/);
  const role = within(rows[1] as HTMLElement).getByRole("combobox", { name: "Role of ben@example.org" });
  expect((role as HTMLSelectElement).value).toBe("ORGANIZER");
});

it("says when nobody has a role, and is reached from the settings", async () => {
  const { user } = renderOrganizer("/organizer/events/demo/settings", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/roles": () => answer({ roles: [] }),
  });
  await user.click(await screen.findByRole("link", { name: "People" }));
  await screen.findByRole("heading", { name: "Nobody has a role yet" });
});

it("invites an address, and shows it in the list", async () => {
  const roles: object[] = [];
  const { user, calls } = await openPeople(roles, {
    [`PUT ${ROLE}`]: () => {
      roles.push(ada);
      return answer(ada);
    },
  });
  await user.type(box("E-mail address"), " Ada@Example.org");
  await user.type(box("Name"), "Ada");
  await user.click(screen.getByRole("button", { name: "Invite" }));
  await told("ada@example.org has the role from now on.");
  expect(sent(calls)).toEqual([[`PUT ${ROLE}`, { role: "DOOR", name: "Ada" }]]);
  await screen.findByRole("listitem");
  expect((box("E-mail address") as HTMLInputElement).value).toBe("");
});

it("does not send what is no address", async () => {
  const { user, calls } = await openPeople([]);
  await user.type(box("E-mail address"), "ada");
  await user.click(screen.getByRole("button", { name: "Invite" }));
  await screen.findByText(/Enter an e-mail address/);
  expect(sent(calls)).toEqual([]);
});

it("changes a role", async () => {
  const { user, calls } = await openPeople([ada], {
    [`PUT ${ROLE}`]: () => answer({ ...ada, role: "ORGANIZER" }),
  });
  const role = await screen.findByRole("combobox", { name: "Role of ada@example.org" });
  await user.selectOptions(role, "Organizer");
  await told("ada@example.org now has the role “Organizer”.");
  expect(sent(calls)).toEqual([[`PUT ${ROLE}`, { role: "ORGANIZER" }]]);
});

it("takes a role away only after a question", async () => {
  const roles = [ada];
  const { user, calls } = await openPeople(roles, {
    [`DELETE ${ROLE}`]: () => {
      roles.pop();
      return new Response(null, { status: 204 });
    },
  });
  const remove = () => screen.findByRole("button", { name: "Take away: ada@example.org" });
  await user.click(await remove());
  await user.click(await screen.findByRole("button", { name: "Keep" }));
  expect(sent(calls)).toEqual([]);
  await user.click(await remove());
  const dialog = await screen.findByRole("alertdialog");
  await user.click(within(dialog).getByRole("button", { name: "Take away" }));
  await told("ada@example.org has no role any more.");
  await waitFor(() => expect(screen.queryByRole("listitem")).toBeNull());
  expect(sent(calls)).toEqual([[`DELETE ${ROLE}`, undefined]]);
});

it("says so when a role could not be taken away, and warns people of their own", async () => {
  const attendee = { id: "ada", name: "Ada", email: "Ada@example.org", organizer: true };
  const { user } = await openPeople(
    [ada],
    { [`DELETE ${ROLE}`]: () => lost() },
    { status: "signed-in", token: "t", attendee },
  );
  await user.click(await screen.findByRole("button", { name: "Take away: ada@example.org" }));
  await screen.findByText("Take your own role away?");
  await user.click(screen.getByRole("button", { name: "Take away" }));
  await told(/You seem to be offline/);
});

it("says when the list cannot be read", async () => {
  await openPeople([], { "GET /api/events/demo/roles": () => refuse(500, "INTERNAL_ERROR") });
  await screen.findByText(/is not answering right now/);
});
