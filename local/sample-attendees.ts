/** The people that the local sign-in page offers. */
export const sampleAttendees = [
  { user: "ada", name: "Ada", organizer: false },
  { user: "ben", name: "Ben", organizer: false },
  { user: "chioma", name: "Chioma", organizer: false },
  { user: "dmitri", name: "Dmitri", organizer: false },
  { user: "otto", name: "Otto", organizer: false },
  { user: "olga", name: "Olga", organizer: true },
] as const;

/** One of them has the role of the door in the demo conference. */
export const DOOR_ATTENDEE = "otto";

/** The template's default. */
export const ORGANIZER_GROUP = "organizer";

export function groupsOf(user: string): string[] {
  return sampleAttendees.some((attendee) => attendee.user === user && attendee.organizer)
    ? [ORGANIZER_GROUP]
    : [];
}
