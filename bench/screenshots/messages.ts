import type { Page } from "playwright-core";
import type { MessageAnswer, MessagesAnswer } from "../../functions/contract/messages.ts";
import { EVENT } from "./conference.ts";
import type { View } from "./view.ts";

const path = `/organizer/events/${EVENT}/messages`;
const HOUR_MS = 3_600_000;

const SAMPLES: readonly Partial<MessageAnswer>[] = [
  {
    ...{ to: { room: "Lighthouse" }, recipients: 143, told: 100, state: "SENDING" },
    title: "The Lighthouse is cold",
    text: "The heating of the Lighthouse does not work today.\n\nPlease bring a warm coat. News: https://wiki.example.org/lighthouse",
  },
  {
    ...{ to: { everybody: true }, recipients: 1_204, told: 1_204 },
    title: "Doors open at nine",
    text: "Bring the ticket that you got by mail.",
  },
];

/** Pages on which an organizer writes to attendees. */
export const messageViews: readonly Omit<View, "user">[] = [
  { name: "messages", path, act: withMessages },
  { name: "messages-empty", path },
  {
    name: "messages-errors",
    path,
    act: async (page) => {
      await page.getByLabel("People of").selectOption("day");
      await page.getByRole("button", { name: "Preview" }).click();
      await page.getByText(/Please check/).waitFor();
    },
  },
  {
    name: "messages-preview",
    path,
    act: async (page) => {
      await page.getByLabel("People of").selectOption("everybody");
      await page.getByLabel("Subject").fill("Doors open at nine");
      await page.getByLabel("Text").fill("Bring your ticket.\n\nMore: https://wiki.example.org/doors");
      await page.getByRole("button", { name: "Preview" }).click();
      await page.getByRole("heading", { name: /^This goes to/ }).waitFor();
    },
  },
  {
    name: "messages-history",
    path,
    act: async (page) => {
      await withMessages(page);
      await page.getByRole("button", { name: "Show earlier messages" }).scrollIntoViewIfNeeded();
    },
  },
  { name: "messages-loading", path, api: "never-answers" },
];

/** Shows a message that is being sent, one that was sent, and a button for earlier ones. */
async function withMessages(page: Page): Promise<void> {
  const messages = SAMPLES.map((over, n): MessageAnswer => {
    const sentAt = new Date(Date.now() - n * HOUR_MS).toISOString();
    return {
      ...{
        messageId: `m${n}`,
        eventId: EVENT,
        to: { everybody: true },
        audience: "all",
        title: "",
        text: "",
      },
      ...{ sentAt, sentBy: { userId: "olga", name: "Olga" }, recipients: 1, told: 0, state: "SENT" },
      ...over,
    };
  });
  const answer: MessagesAnswer = { messages, nextCursor: "next" };
  await page.route("**/messages?*", (route) => route.fulfill({ json: answer }));
  await page.reload();
  await page.getByRole("button", { name: "Show earlier messages" }).waitFor();
}
