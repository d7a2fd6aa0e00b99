import type { Page } from "playwright-core";
import type { LinkAnswer } from "../../functions/contract/links.ts";
import { EVENT } from "./conference.ts";
import { blockOverlaps } from "./seat-moments.ts";
import { setClock } from "./set-clock.ts";
import type { Prepared, View } from "./view.ts";

interface Entry {
  readonly rsvp: { readonly status: string; readonly offerExpiresAt: string | null };
  readonly session: { readonly sessionId: string; readonly startsAt: string; readonly endsAt: string };
}

const A_MINUTE_MS = 60_000;

/** The page of an offer by itself, and the page behind its link in a mail. */
export function offerViews({ confirmed, offered }: Prepared): View[] {
  const offer = (id: string) => `/events/${EVENT}/sessions/${id}/offer`;
  return [
    { name: "offer", user: "ada", path: offer(offered) },
    {
      name: "offer-last-minute",
      user: "ada",
      path: offer(offered),
      act: (page) => inLastMinute(page, offered),
    },
    {
      name: "offer-exchange",
      user: "ada",
      path: offer(offered),
      act: (page) => withSeatThen(page, offered, confirmed),
    },
    { name: "offer-answered", user: "ada", path: offer(confirmed) },
    { name: "offer-signed-out", path: offer(offered) },
    { name: "link-offer", path: "/", act: (page) => openLink(page) },
    { name: "link-exchange", path: "/", act: refuseLink },
  ];
}

async function inLastMinute(page: Page, offered: string): Promise<void> {
  await changeSchedule(page, (entries) =>
    entries.map((entry) => {
      if (entry.session.sessionId !== offered) return entry;
      const offerExpiresAt = new Date(Date.now() + 0.4 * A_MINUTE_MS).toISOString();
      return { ...entry, rsvp: { ...entry.rsvp, offerExpiresAt } };
    }),
  );
  await setClock(page, Date.now());
  await page.reload();
  await page.getByRole("heading", { name: "Yours for a moment" }).waitFor();
}

/** A seat at the time of the offer, in an event that allows only one of the two. */
async function withSeatThen(page: Page, offered: string, confirmed: string): Promise<void> {
  await changeSchedule(page, (entries) => {
    const then = entries.find(({ session }) => session.sessionId === offered)?.session;
    const times = then && { startsAt: then.startsAt, endsAt: then.endsAt };
    return entries.map((entry) =>
      entry.session.sessionId === confirmed ? { ...entry, session: { ...entry.session, ...times } } : entry,
    );
  });
  await blockOverlaps(page);
  await page.reload();
  await page.getByRole("button", { name: /^Accept and give up/ }).waitFor();
}

async function changeSchedule(
  page: Page,
  change: (entries: readonly Entry[]) => readonly Entry[],
): Promise<void> {
  await page.route("**/my-schedule", async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { entries: readonly Entry[] };
    await route.fulfill({ response, json: { ...answer, entries: change(answer.entries) } });
  });
}

/** Tokens are signed, so the answer to one is played. */
async function openLink(page: Page): Promise<void> {
  const at = (minutes: number) => new Date(Date.now() + minutes * A_MINUTE_MS).toISOString();
  const link: LinkAnswer = {
    ...{ act: "accept", canAct: true, eventId: EVENT, eventTitle: "Lantern Days", timeZone: "Europe/Berlin" },
    session: {
      ...{ sessionId: `${EVENT}.any`, title: "Letters for departure boards", room: "Lighthouse" },
      ...{ startsAt: at(180), endsAt: at(225) },
    },
    rsvp: {
      ...{ rsvpId: "r1", sessionId: `${EVENT}.any`, eventId: EVENT, userId: "ada", status: "OFFERED" },
      ...{
        rsvpAt: null,
        cancelledAt: null,
        cancelReason: null,
        waitlistedAt: at(-90),
        waitlistPosition: null,
      },
      ...{ offeredAt: at(-7), offerExpiresAt: at(23), onOffer: "ASK", passesLeft: 3, passedUntil: null },
      ...{ anyOfId: null, checkedInAt: null, version: 2 },
    },
  };
  const conflicts = [{ sessionId: "any", title: "Knots for small boats", status: "CONFIRMED", tight: false }];
  await page.route("**/api/links/*", (route) =>
    route.request().method() === "GET"
      ? route.fulfill({ json: link })
      : route.fulfill({ status: 409, json: { code: "TIME_CONFLICT", title: "Conflict", conflicts } }),
  );
  await page.goto("/links/a.b.c");
  await page.getByRole("button", { name: "Accept this seat" }).waitFor();
}

async function refuseLink(page: Page): Promise<void> {
  await openLink(page);
  await page.getByRole("button", { name: "Accept this seat" }).click();
  await page.getByRole("button", { name: "Sign in and accept in exchange" }).waitFor();
}
