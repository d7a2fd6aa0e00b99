import { count } from "../count.ts";

/** What is stored about a person: the file, and its end. */
export const accountMessages = {
  title: "Your data",
  intro:
    "The file has everything that is stored about you here. Keep it as you keep a password: your calendar link is in it.",
  download: "Download your data",
  downloadFailed: "Your data could not be downloaded.",
  fileName: (day: string) => `my-data-${day}.json`,
  eraseIntro: "You can also erase your account. Your seats go to the people who wait. This cannot be undone.",
  erase: "Erase my account",
  question: "Erase your account?",
  losses: ({ seats, offers, waits }: { seats: number; offers: number; waits: number }) => [
    ...(seats > 0 ? [count(seats, "seat", "seats")] : []),
    ...(offers > 0 ? [count(offers, "offer", "offers")] : []),
    ...(waits > 0 ? [count(waits, "waitlist entry", "waitlist entries")] : []),
  ],
  counting: "Counting what you have…",
  lossesIntro: "You give up:",
  consequences: [
    "Your notices, your preferences and your calendar link are deleted.",
    "A seat in a session that is over stays in its numbers, without your name.",
    "Your sign-in stays. Ask the organizers, or your sign-in provider, to delete it.",
  ],
  typeWord: "Type “erase” to confirm",
  word: "erase",
  keep: "Keep my account",
  confirm: "Erase everything",
  under: (left: number) =>
    left === 0 ? "Deleting the rest…" : `${count(left, "RSVP is", "RSVPs are")} left to erase…`,
  failed: "Not everything is erased yet. It is safe to try again.",
  retry: "Try again",
  doneTitle: "Your account is erased",
  doneHint: "Nothing here names you any more. If you sign in again, you start with an empty account.",
  toEvents: "All events",
};
