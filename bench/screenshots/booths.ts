import type { Page } from "playwright-core";
import { EVENT } from "./conference.ts";
import type { Prepared, View } from "./view.ts";

const A_MINUTE_MS = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * A_MINUTE_MS).toISOString();

/** As a visitor sees it who has this in the booth. */
const having =
  (title: string, own: object) =>
  async (page: Page): Promise<void> => {
    const rsvp = {
      ...{
        rsvpId: "r",
        eventId: EVENT,
        userId: "chioma",
        rsvpAt: null,
        cancelledAt: null,
        cancelReason: null,
      },
      ...{ waitlistedAt: null, waitlistPosition: null, offeredAt: null, offerExpiresAt: null, onOffer: null },
      ...{ passesLeft: null, passedUntil: null, anyOfId: null, checkedInAt: null, version: 1, ...own },
    };
    const { pathname } = new URL(page.url());
    const sessionId = decodeURIComponent(pathname.split("/").at(-1) ?? "");
    const session = await (await page.request.get(`/api/sessions/${sessionId}`)).json();
    const entries = [{ rsvp: { ...rsvp, sessionId }, session }];
    await page.route("**/my-schedule", (route) =>
      route.fulfill({ json: { entries, ended: [], refreshAfterSeconds: 0 } }),
    );
    await page.reload();
    await page.getByRole("heading", { name: title }).waitFor();
  };

/** The pages of booths, as visitors see them. */
export function boothViews({ booths }: Prepared): View[] {
  const home = `/events/${EVENT}/booths`;
  // The names are known before there are booths.
  const { full, free } = booths ?? { full: NONE, free: NONE };
  const scanned = ({ sessionId, code }: typeof full) => `${home}/${sessionId}?code=${code}`;
  const person = { user: "chioma" } as const;
  return [
    { name: "booths", path: home },
    { name: "booths-loading", path: home, api: "never-answers" },
    { name: "booth-without-code", path: `${home}/${free.sessionId}` },
    { name: "booth-enter", ...person, path: scanned(free) },
    { name: "booth-full", ...person, path: scanned(full) },
    {
      name: "booth-inside",
      ...person,
      path: scanned(free),
      act: having("You are inside", { status: "CONFIRMED", visitEndsAt: inMinutes(40) }),
    },
    {
      name: "booth-next",
      ...person,
      path: scanned(full),
      act: having("You are next", { status: "OFFERED", offerExpiresAt: inMinutes(5) }),
    },
    {
      name: "booth-waiting",
      ...person,
      path: scanned(full),
      act: having("You are number 3 in line", { status: "WAITLISTED", waitlistPosition: 3 }),
    },
    { name: "booth-missing", path: `${home}/${EVENT}.nowhere` },
  ];
}

const NONE = { sessionId: "", code: "" };
