/** Seats of people who do not come, for organizers. */
export const standbyMessages = {
  title: "People who do not come",
  grace: "Give their seats to people who stand by",
  graceMinutes: "Minutes after the start",
  on: "A person who has not checked in by then loses the seat. People who are on the waitlist when it closes stand by: each gets a number, and the door calls them. Tickets and mails tell people until when they must be inside. Use it only where the door scans tickets.",
  off: "Seats wait for their people until the end of a session.",
  wrong: "Enter a whole number from 0 to 120.",
  ofSession: "Minutes that seats wait for their people",
  ofSessionHint: "After the start. Leave it empty to do as the event says. At most 120.",
} as const;
