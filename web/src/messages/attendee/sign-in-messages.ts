/** The page that stands in for a sign-in form on one's own machine. */
export const signInMessages = {
  sampleAttendees: "Who are you today?",
  sampleAttendeesHint:
    "This page exists on this machine only. Choose a person to see the conference through their eyes.",
  attendee: "Attendee",
  organizer: "Organizer",
};
