import { count } from "../count.ts";

/** What the organizer's pages have in common. */
export const areaMessages = {
  title: "Organize",
  organizer: "Organizer",
  allEvents: "All events to organize",
  pages: "Organizer pages",
  sessions: "Sessions",
  import: "Import",
  figures: "Figures",
  settings: "Settings",
  toAgenda: "View the agenda",
  signedOutTitle: "Sign in to organize",
  signedOutHint: "These pages are for the people who run the event.",
  forbiddenTitle: "For organizers only",
  forbiddenHint: (name: string) =>
    `You are signed in as ${name}, who is not an organizer. Sign in as somebody else, or go back to the events.`,
  signInAsOther: "Sign in as somebody else",
  toEvents: "To all events",
  failure: {
    title: "This did not load",
    offline: "You seem to be offline. Check your connection and try again.",
    unavailable: "The service does not answer right now. It usually takes but a moment.",
    busy: (seconds: number | undefined) =>
      seconds === undefined
        ? "A great deal is going on right now. Try again in a moment."
        : `A great deal is going on right now. Try again in ${count(seconds, "second", "seconds")}.`,
    forbidden: "Your account may not do this: it is for organizers.",
    unauthenticated: "Your sign-in has ended. Sign in again to go on.",
    missing: "It is no longer there.",
    tooLarge: "That is more than the service takes at once.",
    retry: "Try again",
    unsure: "Whether it got through is not certain: look before you send it again.",
    stale: "These are the figures of a while ago: the service does not answer right now.",
  },
  form: {
    optional: "optional",
    save: "Save changes",
    saving: "Saving …",
    cancel: "Cancel",
    problems: (n: number) => `${count(n, "field needs", "fields need")} another look.`,
    noChange: "There is nothing to save.",
    restored: "What you entered last time has not been saved yet. It is shown here.",
    discard: "Discard it",
    kept: "What you entered is not saved. It is kept on this device until you come back.",
    back: "Go back to it",
    zone: (zone: string) => `In the time of the event, ${zone}`,
    skipped: (clock: string) =>
      `There is no such time, because clocks are put forward then: ${clock} is meant.`,
    twice: "Clocks are put back then, so this time comes twice. The first is meant.",
    incomplete: "Enter a date and a time.",
  },
  /** What the contract says of a value, as sentences. Others are shown as they are. */
  invalid: {
    "not empty": "This must not be empty.",
    "after startsAt": "The end must come after the beginning.",
    "after registrationOpensAt": "It must close after it opens.",
    "a whole number, or null for unlimited": "Enter a whole number, or choose unlimited.",
    "2 to 40 of a-z, 0-9 and hyphen": "Use 2 to 40 small letters a–z, digits and hyphens.",
    "a time between the years 2000 and 2100": "Enter a time between the years 2000 and 2100.",
    "an IANA time zone, such as Europe/Berlin": "Choose a time zone from the list.",
  } as Readonly<Record<string, string>>,
};
