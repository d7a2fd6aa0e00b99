import { count } from "../count.ts";

/** An agenda that shows no session. */
export const noSessionsMessages = {
  noMatchTitle: "No session matches these filters",
  noMatchHint: "Try other words or fewer filters.",
  otherDays: (n: number) => `${count(n, "match", "matches")} on other days.`,
  goTo: (day: string) => `Go to ${day}`,
  clear: "Clear filters",
  noneYetTitle: "You have no sessions yet",
  noneYetHint: "Sessions appear here when you have a seat or wait for one.",
  signedOutTitle: "Sign in to see your sessions",
  signedOutHint: "Your seats and waitlists are kept with your account.",
  emptyTitle: "The programme is not out yet",
  emptyHint: "Come back soon: sessions appear here as soon as they are announced.",
};
