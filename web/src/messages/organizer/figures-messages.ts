import { count } from "../count.ts";

const n = (value: number) => value.toLocaleString("en");
/** Only nothing is 0 %, and only all of it 100 %. */
function percent(share: number): string {
  if (share > 0 && share < 0.005) return "< 1 %";
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : Math.round(share * 100)} %`;
}

export const figuresMessages = {
  title: "Figures",
  intro: "What has become of the places and the lines of this event, up to now.",
  emptyTitle: "No figures yet",
  emptyHint: "They begin with the first session of the event.",
  percent,
  key: {
    taken: "Places taken",
    takenOf: (capacity: number) => `of ${n(capacity)}`,
    unlimited: (taken: number) => `and ${n(taken)} where there is no limit`,
    waiting: "In line now",
    inSessions: (sessions: number) => `for ${count(sessions, "session", "sessions")}`,
    offers: "Offers made",
    offersEnded: (declined: number, expired: number) => `${n(declined)} declined, ${n(expired)} expired`,
    served: "Of the line got a place",
    servedOf: (served: number, joined: number) => `${n(served)} of ${count(joined, "person", "people")}`,
    none: "–",
    uncounted: "not all of it was counted",
    nobody: "nobody has joined a line yet",
  },
  fill: {
    title: "How full the sessions are",
    caption: "Places taken, by session",
    hint: "Fullest first. Cancelled sessions and those without a limit are left out.",
    none: "No session has a limit to its places.",
    value: (taken: number, capacity: number) => `${n(taken)}/${n(capacity)}`,
    full: "full",
  },
  lines: {
    title: "Where people wait",
    caption: "People in line, by session",
    hint: "Longest line first.",
    none: "Nobody is in line.",
  },
  conversion: {
    title: "What became of the lines",
    caption: "People who joined a line, by what became of it",
    hint: "Everybody who ever joined a line of this event.",
    uncounted:
      "Some of it happened before it was counted: these figures do not add up to everybody who joined a line.",
    none: "Nobody has joined a line yet.",
    parts: {
      served: "Got a place, or have an open offer",
      waiting: "Still in line",
      left: "Left the line",
      declined: "Declined the offer",
      expired: "Let the offer expire",
    },
  },
  origin: {
    title: "Where places came from",
    caption: "Places ever taken, by how",
    none: "Nobody has taken a place yet.",
    hint: (released: number) =>
      `${count(released, "place was", "places were")} given back or taken away since.`,
    parts: {
      reserved: "Taken straight away",
      offered: "From the line, by an offer or at once",
      claimed: "From the line after it had closed",
    },
  },
  columns: {
    session: "Session",
    taken: "Taken",
    capacity: "Capacity",
    share: "Share",
    waiting: "In line",
    joined: "Ever joined",
    what: "What",
    people: "People",
    places: "Places",
  },
  chart: (title: string, bars: number) =>
    `Bar chart: ${title}. ${count(bars, "bar", "bars")}; the table beside it has the same figures.`,
  sortBy: (column: string) => `Sort by ${column}`,
  showAll: (all: number) => `Show all ${n(all)}`,
  showFewer: "Show fewer",
};
