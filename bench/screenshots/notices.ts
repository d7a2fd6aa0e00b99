import type { Page } from "playwright-core";
import type { NoticesAnswer } from "../../functions/contract/notices.ts";

type Notice = NoticesAnswer["notices"][number];

const HOUR_MS = 3_600_000;
const WHERE = "It takes place on Saturday 12 December, 15:00 CET, Lighthouse.";

const SAMPLES: readonly (readonly [kind: Notice["kind"], hoursAgo: number, title: string, text: string])[] = [
  [
    "OFFER_MADE",
    0.1,
    "A seat in “Letters for departure boards” is held for you until Saturday 12 December, 12:15 CET",
    `Accept it until Saturday 12 December, 12:15 CET. After that it goes to the next person. ${WHERE}`,
  ],
  [
    "MOVED",
    0.5,
    "“Lunch walk to the outer light” has moved",
    "Before: Saturday 12 December, 13:00 CET, Quay. Now: Saturday 12 December, 13:00, Big anchor.",
  ],
  [
    "MESSAGE",
    0.8,
    "The Lighthouse is cold",
    "The organizers write to the people of “Letters for departure boards”:\n\nThe heating of the Lighthouse does not work today.\n\nPlease bring a warm coat. News: https://wiki.example.org/lighthouse",
  ],
  [
    "CANCELLED",
    1,
    "“Buoys you can build” is cancelled",
    "It was planned for Saturday 12 December, 16:45 CET, Quay.",
  ],
  ["WAITLISTED", 30, "You are on the waitlist of “Bind a notebook by hand”", WHERE],
  ["CONFIRMED", 54, "You have a seat in “Queues that people like”", WHERE],
  ["REMINDER", 78, "“Opening: why we still travel” begins on Thursday 10 December, 10:00 CET", WHERE],
];
const UNREAD = 3;

/** Shows an inbox with a notice of most kinds, and a button for earlier ones. */
export async function withNotices(page: Page): Promise<void> {
  const notices = SAMPLES.map(([kind, hoursAgo, title, text], index): Notice => {
    const at = new Date(Date.now() - hoursAgo * HOUR_MS).toISOString();
    const noticeId = `${at}~r${index}.1`;
    return { noticeId, kind, sessionId: "demo-conf.any", title, text, at, read: index >= UNREAD };
  });
  const [nextCursor = null] = notices.map(({ noticeId }) => noticeId);
  const answer: NoticesAnswer = { notices, unread: UNREAD, readUntil: null, nextCursor };
  await page.route("**/api/events/*/notices?*", (route) => route.fulfill({ json: answer }));
  await page.route("**/api/events/*/notices/read", (route) => route.fulfill({ json: { unread: 120 } }));
  await page.reload();
  await page.getByRole("button", { name: "Show earlier notices" }).waitFor();
}
