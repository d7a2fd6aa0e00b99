import { people } from "../count.ts";

const anybody = (n: number) => (n === 0 ? "Nobody" : people(n));

export const rosterMessages = {
  /** In place of the name of a person who has erased their account. */
  erased: "Erased account",
  title: "Roster",
  pageTitle: (title: string) => `Roster · ${title}`,
  edit: "Edit the session",
  lists: "Lists of the roster",
  tabs: { CONFIRMED: "Confirmed", OFFERED: "Offered", WAITLISTED: "Waiting" },
  counted: (label: string, n: number, complete: boolean) =>
    complete ? `${label} (${n.toLocaleString("en")})` : `${label} (${n.toLocaleString("en")} …)`,
  search: "Search name, e-mail or id",
  searchLabel: "Search the roster",
  found: (shown: number, all: number) =>
    shown === all ? anybody(all) : `${shown === 0 ? "None" : shown.toLocaleString("en")} of ${anybody(all)}`,
  loading: (loaded: number, expected: number) =>
    `Loading: ${loaded.toLocaleString("en")} of ${Math.max(loaded, expected).toLocaleString("en")}`,
  partTitle: "The list is not complete",
  staleTitle: "The list may be out of date",
  goOn: "Load the rest",
  refresh: "Load it again",
  emptyTitle: {
    CONFIRMED: "Nobody has a seat yet",
    OFFERED: "No offer is open",
    WAITLISTED: "Nobody is waiting",
  },
  emptyHint: {
    CONFIRMED: "People appear here when they have a seat.",
    OFFERED:
      "When a seat becomes free, the next person on the waitlist gets an offer. They appear here until they answer.",
    WAITLISTED: "When the session is full, people can join the waitlist. They appear here in its order.",
  },
  noMatchTitle: "No match",
  noMatchHint: "Try a shorter search, or look in the other lists.",
  csv: "Download CSV",
  csvFailed: "The file could not be downloaded.",
  mailStopped: {
    BOUNCE: "Mails to this address come back.",
    COMPLAINT: "This person has reported a mail as unwanted, and gets none.",
  },
  offerUntil: (when: string) => `Offer until ${when}`,
  waitingSince: (when: string) => `waiting since ${when}`,
  since: (when: string) => `since ${when}`,
  standsBy: (n: number) => `stands by with number ${n.toLocaleString("en")}`,
  admitted: (n: number) => `stood by with number ${n.toLocaleString("en")}`,
  position: (n: number) => `#${n.toLocaleString("en")}`,
  remove: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: {
    CONFIRMED:
      "They lose their seat, and somebody else can have it: first the people on the waitlist. They can ask for a seat again. They are told by mail and push message.",
    OFFERED:
      "Their offer ends, and somebody else can have the seat: first the people on the waitlist. They can ask for a seat again. They are told by mail and push message.",
    WAITLISTED:
      "They lose their position on the waitlist. They can join it again, at the end. They are told by mail and push message.",
  },
  removeConfirm: "Remove",
  removeKeep: "Keep",
  removed: (name: string) => `${name} has been removed.`,
  unsure: (name: string) => `${name} may or may not have been removed. The list is being loaded again.`,
  notRemoved: (name: string) => `${name} has not been removed.`,
};
