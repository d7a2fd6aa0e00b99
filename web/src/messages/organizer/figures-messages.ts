import { count, people } from "../count.ts";

const n = (value: number) => value.toLocaleString("en");
/** Only nothing is 0 %, and only all of it 100 %. */
function percent(share: number): string {
  if (share > 0 && share < 0.005) return "< 1 %";
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : Math.round(share * 100)} %`;
}

export const figuresMessages = {
  title: "Figures",
  intro: "How full the sessions are, who came, and what happened on their waitlists.",
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
  trend: {
    title: "Seats taken over time",
    hint: "By the clocks of the event. A change shows here after some seconds.",
    none: "Nothing has happened yet. The first seat that somebody takes shows here.",
    of: "Seats of",
    all: "All sessions",
    now: (seats: number) => count(seats, "seat", "seats"),
    chart: (seats: number, day: string) =>
      `Chart: seats taken over time. ${count(seats, "seat was", "seats were")} taken after the last change, on ${day}. "Show data" has the same figures.`,
    caption: "What happened over time",
    columns: {
      when: "When",
      reserved: "Reserved",
      fromWaitlist: "From the waitlist",
      cancelled: "Given up",
      noShows: "Lost as no-show",
      waitlisted: "Joined a waitlist",
      checkedIn: "Checked in",
      seats: "Seats",
    },
  },
  attendance: {
    title: "Who came",
    hint: "Only sessions where the door was used are counted.",
    emptyTitle: "No check-ins yet",
    emptyHint: "As soon as the first person is checked in at a door, you see here who came.",
    key: {
      came: "Came",
      cameOf: (came: number, expected: number) => `${n(came)} of ${n(expected)} with a seat`,
      noShows: "Did not come",
      notOver: "known when a session is over",
      people: (noShows: number) => people(noShows),
      walkIns: "Walk-ins",
      walkInsAnd: (walkIns: number, anyway: number) =>
        `${people(walkIns)}${anyway > 0 ? `, and ${n(anyway)} let in anyway` : ""}`,
      door: "Sessions with check-ins",
      doorOf: (sessions: number) => `of ${n(sessions)}`,
    },
    by: "Who came, by",
    groupings: { session: "By session", room: "By room", day: "By day" },
    captions: {
      session: "Who came, by session",
      room: "Who came, by room",
      day: "Who came, by day",
    },
    value: (came: number, expected: number, percent: string) => `${n(came)} of ${n(expected)} · ${percent}`,
    noRoom: "No room",
    unused: (rows: number) =>
      rows === 1
        ? "One more has no check-ins, so nobody knows who came."
        : `${n(rows)} more have no check-ins, so nobody knows who came.`,
    notUsed: "no check-ins",
    columns: {
      session: "Session",
      room: "Room",
      day: "Day",
      expected: "Had a seat",
      came: "Came",
      checkInRate: "Share that came",
      noShows: "Did not come",
      noShowRate: "Share that did not",
      walkIns: "Walk-ins",
      walkInRate: "Walk-ins of all inside",
      anyway: "Let in anyway",
    },
  },
  files: {
    types: { csv: "CSV", json: "JSON" },
    download: (what: string, type: string) => `Download “${what}” as ${type}`,
    failed: "The file could not be loaded.",
  },
  showData: "Show data",
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
