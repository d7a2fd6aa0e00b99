import { count } from "../count.ts";

/** The ticket of a person, and what they can do with it. */
export const ticketMessages = {
  tab: "Ticket",
  title: "Your ticket",
  /** What a screen reader says of the picture. */
  picture: "QR code of your ticket, for the scanner at the door",
  today: (sessions: number) =>
    sessions === 0 ? "No sessions today" : `${count(sessions, "session", "sessions")} today`,
  code: "If it cannot be scanned, say this code",
  kept: "Kept on this device, works offline",
  larger: "Show it larger",
  smaller: "Close",
  bright: "Turn up the brightness of your screen if the scanner does not read it.",
  next: "Next",
  now: "Now",
  nothingNext: "You have no session ahead.",
  toAgenda: "Find a session",
  replace: "Replace the ticket …",
  replaced: "This is your new ticket. The old one is no longer valid.",
  failed: "The ticket could not be replaced. It is still valid. Please try again.",
  offline: "You seem to be offline. Your ticket is still valid. Replace it when you are online.",
  limited: "That was too often. Your ticket is still valid. Please try again in a minute.",
  question: {
    title: "Replace your ticket?",
    text: "You get a new code. The old one is refused at the door from then on, also in mails and on your other devices. This helps if somebody else has a picture of it.",
    confirm: "Replace the ticket",
    keep: "Keep the ticket",
  },
  signedOutTitle: "Sign in to see your ticket",
  signedOutHint: "The ticket is the code that lets you in at the door.",
};
