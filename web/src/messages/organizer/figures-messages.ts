import { count, people } from "../count.ts";

const n = (value: number) => value.toLocaleString("en");
/** Only nothing is 0 %, and only all of it 100 %. */
function percent(share: number): string {
  if (share > 0 && share < 0.005) return "< 1 %";
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : Math.round(share * 100)} %`;
}

export const figuresMessages = {
  title: "Figures",
  intro: "How full the sessions are, and what happened on their waitlists.",
  emptyTitle: "No figures yet",
  emptyHint: "Figures appear as soon as the event has a session.",
  percent,
  key: {
    taken: "Seats taken",
    takenOf: (capacity: number) => `of ${n(capacity)}`,
    unlimited: (taken: number) => `and ${n(taken)} in sessions without a limit`,
    waiting: "Waiting now",
    inSessions: (sessions: number) => `for ${count(sessions, "session", "sessions")}`,
    offers: "Offers made",
    offersNow: (open: number, declined: number, expired: number) =>
      [
        open > 0 && `${n(open)} open now`,
        declined > 0 && `${n(declined)} declined`,
        expired > 0 && `${n(expired)} expired`,
      ]
        .filter(Boolean)
        .join(", ") || "none is open, declined or expired",
    served: "Got a seat from a waitlist",
    servedOf: (served: number, joined: number) => `${served === 0 ? "none" : n(served)} of ${people(joined)}`,
    none: "–",
    uncounted: "not everything was counted",
    nobody: "nobody has joined a waitlist yet",
    noShows: "Did not come",
    admitted: (admitted: number) =>
      admitted === 0
        ? "and lost their seats"
        : `${count(admitted, "seat", "seats")} went to people who stood by`,
  },
  fill: {
    title: "How full the sessions are",
    caption: "Seats taken, by session",
    hint: "The fullest session comes first. Cancelled sessions and sessions without a limit are not shown.",
    none: "No session has a limited number of seats.",
    value: (taken: number, capacity: number) => `${n(taken)}/${n(capacity)}`,
    full: "full",
  },
  lines: {
    title: "Where people are waiting",
    caption: "People waiting, by session",
    hint: "The longest waitlist comes first.",
    none: "Nobody is waiting.",
  },
  conversion: {
    title: "What happened on the waitlists",
    caption: "People who joined a waitlist, by what happened next",
    hint: "This covers everybody who has ever joined a waitlist of this event.",
    uncounted:
      "Some of this happened before counting began, so the figures do not add up to everybody who joined a waitlist.",
    none: "Nobody has joined a waitlist yet.",
    parts: {
      served: "Got a seat",
      open: "Have an open offer",
      waiting: "Still waiting",
      left: "Left the waitlist",
      declined: "Declined the offer",
      expired: "Let the offer expire",
    },
  },
  origin: {
    title: "Where seats came from",
    caption: "Seats ever taken, by how they were taken",
    none: "Nobody has taken a seat yet.",
    hint: (released: number) =>
      released === 0
        ? "None of these seats has been given back or taken away."
        : `${count(released, "of these seats has", "of these seats have")} been given back or taken away since.`,
    parts: {
      reserved: "Taken directly",
      offered: "From the waitlist, offered or given at once",
      claimed: "From the waitlist after it had closed",
    },
  },
  columns: {
    session: "Session",
    taken: "Taken",
    capacity: "Capacity",
    share: "Share",
    waiting: "Waiting",
    joined: "Ever joined",
    what: "What happened",
    how: "How",
    people: "People",
    seats: "Seats",
  },
  chart: (title: string, bars: number) =>
    `Bar chart: ${title}. ${count(bars, "bar", "bars")}. The table next to it shows the same figures.`,
  sortBy: (column: string) => `Sort by ${column}`,
  showAll: (all: number) => `Show all ${n(all)}`,
  showFewer: "Show fewer",
};
