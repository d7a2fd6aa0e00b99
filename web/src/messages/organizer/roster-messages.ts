import { count } from "../count.ts";

const people = (n: number) => count(n, "person", "people");

export const rosterMessages = {
  title: "Roster",
  pageTitle: (title: string) => `Roster · ${title}`,
  edit: "Edit the session",
  lists: "Lists of the roster",
  tabs: { CONFIRMED: "Confirmed", OFFERED: "Offered", WAITLISTED: "In line" },
  counted: (label: string, n: number, complete: boolean) =>
    complete ? `${label} (${n.toLocaleString("en")})` : `${label} (${n.toLocaleString("en")} …)`,
  search: "Search name, e-mail or id",
  searchLabel: "Search the roster",
  found: (shown: number, all: number) =>
    shown === all ? people(all) : `${shown.toLocaleString("en")} of ${people(all)}`,
  loading: (loaded: number, expected: number) =>
    `Loading: ${loaded.toLocaleString("en")} of ${Math.max(loaded, expected).toLocaleString("en")}`,
  partTitle: "The list is not complete",
  goOn: "Go on loading",
  refresh: "Load it again",
  emptyTitle: {
    CONFIRMED: "Nobody has a place yet",
    OFFERED: "No offer is open",
    WAITLISTED: "Nobody is in line",
  },
  emptyHint: {
    CONFIRMED: "Whoever takes a place appears here.",
    OFFERED:
      "When a place comes free, it is offered to the next in line; until they accept, they appear here.",
    WAITLISTED: "When the session is full, people can join the line; they appear here in its order.",
  },
  noMatchTitle: "Nobody fits this search",
  noMatchHint: "Try fewer letters, or look into the other lists.",
  csv: "Download CSV",
  csvFailed: "The file could not be downloaded.",
  since: (when: string) => `since ${when}`,
  position: (n: number) => `#${n.toLocaleString("en")}`,
  remove: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: {
    CONFIRMED: "They lose their place; it goes to the next in line. They can ask for a place again.",
    OFFERED: "Their offer ends; the place goes to the next in line. They can ask for a place again.",
    WAITLISTED: "They lose their position in the line. They can join it again, at its end.",
  },
  removeConfirm: "Remove",
  removeKeep: "Keep",
  removed: (name: string) => `${name} has been removed.`,
  unsure: (name: string) => `${name} may have been removed or not. The list is loaded again.`,
  notRemoved: (name: string) => `${name} has not been removed.`,
};
