import type { InvalidCode } from "../../../../functions/contract/invalid-codes.ts";
import { count, people } from "../count.ts";

/** What the organizer's pages have in common. */
export const areaMessages = {
  title: "Organize",
  organizer: "Organizer",
  allEvents: "All events to organize",
  backToSessions: "Back to the sessions",
  pages: "Organizer pages",
  today: "Today",
  sessions: "Sessions",
  import: "Import",
  messages: "Messages",
  figures: "Figures",
  settings: "Settings",
  door: "Door",
  toAgenda: "View the agenda",
  signedOutTitle: "Sign in to organize",
  signedOutHint: "These pages are for the people who run the event.",
  forbiddenTitle: "For organizers only",
  forbiddenHint: (name: string) =>
    `You are signed in as ${name}. This account is not an organizer here. If you were invited, sign in with the address of the invitation.`,
  signInAsOther: "Sign in with another account",
  toEvents: "All events",
  /** Before and while a capacity is set below the seats that are held. */
  lowered: (taken: number, capacity: number) =>
    `${people(taken)} ${taken === 1 ? "holds a seat and keeps it" : "hold a seat and keep it"}. ${roomAgain(capacity)}`,
  failure: {
    title: "This could not be loaded",
    offline: "You seem to be offline. Check your connection and try again.",
    unavailable: "The service is not answering right now. Try again in a moment.",
    busy: (seconds: number | undefined) =>
      seconds === undefined
        ? "The service is busy right now. Try again in a moment."
        : `The service is busy right now. Try again in ${count(seconds, "second", "seconds")}.`,
    forbidden: "Your account cannot do this. It is for organizers.",
    unauthenticated: "Your sign-in has ended. Sign in again to continue.",
    missing: "It no longer exists.",
    changed: "Somebody else has changed this in the meantime, so your changes are not saved yet.",
    tooLarge: "This is more than the service accepts at once.",
    retry: "Try again",
    unsure: "It may or may not have been saved. Check before you send it again.",
    stale: "The service is not answering right now. These figures may be out of date.",
  },
  form: {
    optional: "optional",
    save: "Save changes",
    saving: "Saving …",
    cancel: "Cancel",
    problems: (n: number) => `Please check ${count(n, "field", "fields")}.`,
    noChange: "There are no changes to save.",
    restored: "Your changes from last time are not saved yet. They are shown here.",
    discard: "Discard my changes",
    kept: "Your changes are not saved. They stay on this device until you come back.",
    back: "Go back to them",
    zone: (zone: string) => `In the time zone of the event, ${zone}`,
    skipped: (clock: string) =>
      `This time does not exist, because the clocks go forward then. ${clock} is used.`,
    twice: "The clocks go back then, so this time comes twice. The first one is used.",
    incomplete: "Enter a date and a time.",
  },
  /** What is wrong with a value, by the code of the contract's rule. */
  invalid: {
    EMPTY: "Fill in this field.",
    ENDS_BEFORE_START: "The end must be after the beginning.",
    CLOSES_BEFORE_OPENING: "Registration must close after it opens.",
    NOT_A_CAPACITY: "Enter a whole number, or choose unlimited.",
    NOT_AN_EVENT_ID: "Use 2 to 40 characters: lowercase letters a–z, digits and hyphens.",
    NOT_A_TIME: "Enter a date and a time.",
    TIME_OUT_OF_RANGE: "Enter a time between the years 2000 and 2100.",
    NOT_A_TIME_ZONE: "Choose a time zone from the list.",
    NOT_A_CLOCK_TIME: "Enter a time.",
    NOT_A_DAY_CHANGE: "Choose a time from midnight to noon.",
    SAME_CLOCK_TIME: "The two times must differ.",
    NOT_A_COLOR: "Choose a colour.",
    NOT_A_NOTICE: "There is no such notice.",
    NOT_A_DAY: "Choose a day.",
    NOT_A_MESSAGE: "There is no such message.",
    EMAIL_OR_USER_ID: "Enter an e-mail address.",
    NOT_ONE_LINE: "Write it on one line.",
    NO_SESSION_IN_ROOM: "No session is in this room any more.",
    NO_SESSION_ON_DAY: "No session is there on this day any more.",
    NOT_A_PUSH_SERVICE: "This is not the address of a push service.",
    NOT_A_PUSH_KEY: "This is not a key for push messages.",
    NOT_A_PICTURE_TYPE: "Choose a PNG, JPEG or WebP file.",
    PICTURE_TOO_LARGE: "The file is too large.",
    NO_SESSIONS_NAMED: "Select at least one session.",
    NOT_ANOTHER_SESSION: "Choose another session of this event.",
    NOT_A_BOOTH: "Only a booth has this.",
    NEEDS_TIMES: "Enter a date and a time.",
    NOTHING_TO_CHANGE: "There are no changes to save.",
  } satisfies Readonly<Record<InvalidCode, string>> as Readonly<Record<InvalidCode, string>>,
};

function roomAgain(capacity: number): string {
  if (capacity === 0) return "Nobody new gets a seat.";
  if (capacity === 1) return "Nobody new gets a seat until all of these seats have been given back.";
  return `Nobody new gets a seat until fewer than ${capacity.toLocaleString("en")} people hold one.`;
}
