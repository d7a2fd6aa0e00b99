import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { MessageAnswer } from "../../../functions/contract/messages.ts";
import { answer, type Call, lost, refuse, type Service } from "../support/fake-service.ts";
import { renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const PATH = "/organizer/events/demo/messages";
const POST = "POST /api/events/demo/messages";
const LIST = "GET /api/events/demo/messages";

const aMessage = (over: Partial<MessageAnswer> = {}): MessageAnswer => ({
  ...{ messageId: "m1", eventId: "demo", to: { everybody: true }, audience: "all", title: "Doors open late" },
  ...{ text: "See https://wiki.example/doors.", sentAt: "2030-03-30T07:05:00.000Z" },
  ...{ sentBy: { userId: "olga", name: "Olga" }, recipients: 143, told: 143, state: "SENT" },
  ...over,
});

const SESSIONS = [
  anOrganizedSession(),
  anOrganizedSession({
    sessionId: "demo.sails",
    title: "Sails",
    room: "Quay",
    startsAt: "2030-03-31T09:00:00.000Z",
  }),
];

/** A service that keeps what is sent to it. */
function withMessages(sent: MessageAnswer[], service: Service = {}): Service {
  return {
    "GET /api/events/demo": () => anEvent(),
    "GET /api/events/demo/sessions": () => ({ sessions: SESSIONS }),
    [LIST]: () => ({ messages: sent, nextCursor: null }),
    [POST]: ({ query, body }) => {
      const { title, text, messageId } = body as MessageAnswer;
      if (query.get("dryRun") === "true")
        return { recipients: 3, sessions: 1, preview: { subject: title, text } };
      if (sent.some((each) => each.messageId === messageId)) return sent[0] ?? {};
      sent.unshift(aMessage({ messageId, title, text, recipients: 3, told: 0, state: "SENDING" }));
      return answer(sent[0], 201);
    },
    ...service,
  };
}

const form = () => screen.findByRole("form", { name: "Write to attendees" });
const posts = (calls: readonly Call[], dryRun: boolean) =>
  calls
    .filter(({ method, query }) => method === "POST" && query.has("dryRun") === dryRun)
    .map(({ body }) => body);

async function write(user: ReturnType<typeof renderOrganizer>["user"], title = "Hello", text = "Hi all") {
  await form();
  const scope = screen.getByLabelText<HTMLSelectElement>("People of");
  if (scope.value === "") await user.selectOptions(scope, "The whole event");
  await user.type(screen.getByLabelText("Subject"), title);
  await user.type(screen.getByLabelText("Text"), text);
  await user.click(screen.getByRole("button", { name: "Preview" }));
}

describe("writing to attendees", () => {
  it("shows for how many people a message is, then sends it once, and shows its progress", async () => {
    const { user, calls } = renderOrganizer(PATH, withMessages([]));
    expect(await screen.findByText("No message yet")).toBeTruthy();
    await write(user);
    const heading = await screen.findByRole("heading", { name: "This goes to 3 people in 1 session." });
    expect(document.activeElement).toBe(heading);
    expect(posts(calls, false)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Send to 3 people" }));
    await told("Your message is on its way to 3 people.");
    expect(await screen.findByText("Sending: 0 of 3 people told")).toBeTruthy();
    expect(posts(calls, false)).toEqual(posts(calls, true));
    expect(posts(calls, false)).toMatchObject([
      { to: { everybody: true }, audience: "all", title: "Hello", text: "Hi all" },
    ]);
    expect(within(await form()).getByLabelText<HTMLInputElement>("Subject").value).toBe("");
    expect(screen.getByLabelText<HTMLSelectElement>("People of").value).toBe("");
  });

  it("has no recipients until the person has chosen them", async () => {
    const { user, calls } = renderOrganizer(PATH, withMessages([]));
    await form();
    await user.type(screen.getByLabelText("Subject"), "Hello");
    await user.type(screen.getByLabelText("Text"), "Hi all");
    await user.click(screen.getByRole("button", { name: "Preview" }));
    await waitFor(() => expect(screen.getByLabelText("People of").getAttribute("aria-invalid")).toBe("true"));
    expect(posts(calls, true)).toEqual([]);
  });

  it("is about the session that the person comes from", async () => {
    const { user, calls } = renderOrganizer(`${PATH}?session=demo.sails`, withMessages([]));
    await write(user);
    await screen.findByRole("button", { name: "Send to 3 people" });
    expect(posts(calls, true)).toMatchObject([{ to: { sessionId: "demo.sails" } }]);
  });

  it("is for a room, all days or one, and for people with a seat alone", async () => {
    const { user, calls } = renderOrganizer(PATH, withMessages([]));
    await form();
    await user.selectOptions(screen.getByLabelText("People of"), "All sessions in a room");
    await user.selectOptions(
      await screen.findByLabelText("Room"),
      await screen.findByRole("option", { name: "Quay" }),
    );
    await user.selectOptions(screen.getByLabelText("Day"), "Sunday 31 March");
    await user.selectOptions(screen.getByLabelText("Which people"), "People with a seat");
    await write(user);
    await screen.findByRole("button", { name: "Send to 3 people" });
    expect(posts(calls, true)).toMatchObject([
      { to: { room: "Quay", day: "2030-03-31" }, audience: "seats" },
    ]);
  });

  it("says what is missing before anything is asked", async () => {
    const { user, calls } = renderOrganizer(PATH, withMessages([]));
    await form();
    await user.selectOptions(screen.getByLabelText("People of"), "All sessions of a day");
    await user.click(screen.getByRole("button", { name: "Preview" }));
    expect(await screen.findByText("Please check 3 fields.")).toBeTruthy();
    for (const field of ["Day", "Subject", "Text"])
      expect(screen.getByLabelText(field).getAttribute("aria-invalid")).toBe("true");
    expect(posts(calls, true)).toEqual([]);
  });

  it("says why the service refuses it", async () => {
    const refused = () => refuse(409, "NOBODY_TO_TELL");
    const { user } = renderOrganizer(PATH, withMessages([], { [POST]: refused }));
    await write(user);
    expect(await screen.findByText("NOBODY_TO_TELL, in words")).toBeTruthy();
  });

  it("is sent again with the same id if the answer was lost, and with another one after a change", async () => {
    const sent: MessageAnswer[] = [];
    let losses = 1;
    const usual = withMessages(sent);
    const { user, calls } = renderOrganizer(PATH, {
      ...usual,
      [POST]: (call) => {
        const played = usual[POST]?.(call) ?? {};
        return !call.query.has("dryRun") && losses-- > 0 ? lost() : played;
      },
    });
    await write(user);
    const send = await screen.findByRole("button", { name: "Send to 3 people" });
    await user.click(send);
    expect(await screen.findByText(/nobody gets it twice/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Send to 3 people" }));
    await told("Your message is on its way to 3 people.");
    await write(user);
    await screen.findByRole("button", { name: "Send to 3 people" });
    const ids = posts(calls, false).map((body) => (body as MessageAnswer).messageId);
    expect(new Set(ids).size).toBe(1);
    expect((posts(calls, true).at(-1) as MessageAnswer).messageId).not.toBe(ids[0]);
  });

  it("keeps what was written when the person goes back to edit it", async () => {
    const { user } = renderOrganizer(PATH, withMessages([]));
    await write(user);
    await user.click(await screen.findByRole("button", { name: "Back to editing" }));
    expect(within(await form()).getByLabelText<HTMLTextAreaElement>("Text").value).toBe("Hi all");
  });
});

describe("sent messages", () => {
  it("name their recipients, their author and how many have been told, with links to the web", async () => {
    const messages = [
      aMessage(),
      aMessage({ messageId: "m2", to: { room: "Quay", day: "2030-03-31" }, audience: "waiting" }),
      aMessage({ messageId: "m3", to: { sessionId: "demo.knots" }, sentBy: { userId: "otto", name: null } }),
    ];
    renderOrganizer(PATH, withMessages(messages));
    const list = within(await screen.findByRole("region", { name: "Sent messages" }));
    expect(await list.findByText("People of the whole event · Olga, Sat 30 Mar, 08:05")).toBeTruthy();
    expect(list.getByText(/^People of Quay, Sunday 31 March, waiting or with an offer/)).toBeTruthy();
    expect(await list.findByText(/^People of “Knots” · otto,/)).toBeTruthy();
    expect(list.getAllByText("143 people told")).toHaveLength(3);
    const [link] = list.getAllByRole("link", { name: "https://wiki.example/doors" });
    expect(link?.getAttribute("rel")).toContain("noreferrer");
  });

  it("have pages", async () => {
    const service = withMessages([], {
      [LIST]: ({ query }) =>
        query.get("cursor") === "next"
          ? { messages: [aMessage({ messageId: "m2", title: "Earlier one" })], nextCursor: null }
          : { messages: [aMessage()], nextCursor: "next" },
    });
    const { user } = renderOrganizer(PATH, service);
    await user.click(await screen.findByRole("button", { name: "Show earlier messages" }));
    expect(await screen.findByText("Earlier one")).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole("button", { name: "Show earlier messages" })).toBeNull());
  });

  it("can be asked for again if they could not be loaded", async () => {
    let fails = true;
    const { user } = renderOrganizer(
      PATH,
      withMessages([], { [LIST]: () => (fails ? lost() : { messages: [aMessage()], nextCursor: null }) }),
    );
    const again = await screen.findByRole("button", { name: "Try again" });
    fails = false;
    await user.click(again);
    expect(await screen.findByText("Doors open late")).toBeTruthy();
  });
});
