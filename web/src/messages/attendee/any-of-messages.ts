import { count } from "../count.ts";

const more = (n: number) => (n === 1 ? "the other waitlist" : `the other ${n} waitlists`);

/** One seat of several sessions. */
export const anyOfMessages = {
  /** On a session's page and in rows. */
  oneOf: (n: number) => `One of ${n} that you want`,
  oneOfHint: "The first seat that comes ends the other waits.",
  others: "The others:",
  toSchedule: "See them in My Schedule",
  acceptEnds: (n: number) => `If you accept, you leave ${more(n)}.`,
  paused: (title: string) => `Paused while your offer for “${title}” is open. You keep your place.`,
  /** The way in. */
  open: "Any one of several …",
  full: "Would another session do as well? Name up to five, and the first seat is yours.",
  waiting: "Would another session do as well? Wait for several, and the first seat ends the other waits.",
  inSchedule: "You want one of several sessions? The first seat is yours, and you hold no other.",
  /** The dialog. */
  title: "Any one of several",
  text: "You get the first of these that has a free seat. If all are full, you wait for all of them, and the first seat ends the other waits.",
  picked: "Your sessions, the most wanted first",
  nothingPicked: "Choose at least two sessions below.",
  number: (n: number) => `${n}.`,
  up: (title: string) => `Move up: ${title}`,
  down: (title: string) => `Move down: ${title}`,
  remove: (title: string) => `Remove: ${title}`,
  moved: (title: string, place: number, all: number) => `“${title}” is now ${place} of ${all}.`,
  added: (title: string, all: number) => `“${title}” is added, ${count(all, "session", "sessions")} in all.`,
  removed: (title: string) => `“${title}” is removed.`,
  search: "Search the other sessions",
  searchPlaceholder: "Title, speaker, room …",
  near: "At the same time and of the same track first",
  found: (n: number) => count(n, "session", "sessions"),
  add: "Add",
  addOf: (title: string) => `Add: ${title}`,
  furtherFound: (n: number) => `${n} more. Type to find them.`,
  nothingFound: "No other session fits. Sessions without seats to wait for are left out.",
  notLoaded: "The sessions could not be loaded.",
  enough: "Five sessions are the most.",
  tooFew: "Choose at least two sessions.",
  send: {
    free: "Take the first free seat",
    full: (n: number) => `Wait for one of ${n}`,
  },
  offline: "You are offline. Seats are asked for when you are online.",
  cancel: "Cancel",
  done: "Done",
  /** The answer. */
  seat: (title: string) => `You have a seat in “${title}”.`,
  seatHint: "You wait for none of the others.",
  keptWaits: (titles: string) =>
    `You are still on the waitlist for ${titles}, as before. Leave it if you no longer want a seat there.`,
  waitingFor: (n: number) => `You wait for ${count(n, "session", "sessions")}.`,
  waitingHint: "The first seat that comes ends the other waits. My Schedule shows them as one card.",
  position: (position: string) => `#${position} in line`,
  joining: "in line",
  offered: "A seat is offered to you",
  refusedTitle: "Not among them:",
  allRefused: "None of these can be had.",
  tooFast: (seconds: number) =>
    `You are a bit too fast. Try again in ${count(seconds, "second", "seconds")}.`,
  invalid: "These sessions cannot be asked for together. Choose others, please.",
  /** The card. */
  card: (n: number) => `One of ${n}`,
  cardHint: "You want one of these. The first seat that comes ends the other waits.",
  leaveAll: "Leave all of them",
  question: (n: number, offer: string | undefined) => ({
    title: `Leave all ${n}?`,
    text: `You lose your place in line for each of them.${offer === undefined ? "" : ` The seat in “${offer}” that is held for you goes to somebody else.`}`,
    confirm: "Leave all of them",
    keep: "Keep waiting",
  }),
  left: (n: number) => `You have left ${count(n, "waitlist", "waitlists")}.`,
  leftSome: (n: number, all: number) => `You have left ${n} of ${all}. The others are as they were.`,
};
