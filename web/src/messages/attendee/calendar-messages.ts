/** Adding sessions to a calendar. */
export const calendarMessages = {
  add: "Add to calendar",
  apple: "Apple Calendar",
  google: "Google Calendar",
  outlook: "Outlook",
  file: "Download the file",
  follows: "It follows your schedule: moves and cancellations too.",
  copy: "Copy the link",
  copied: "The link is copied. Everybody who has it can see your schedule.",
  notCopied: "The link could not be copied.",
  renew: "Make a new link …",
  renewed: "There is a new link. Add it to your calendars again.",
  noLink: "The calendar link could not be loaded. Open the menu again.",
  failed: "That did not work. Please try again.",
  question: {
    title: "Make a new link?",
    text: "The old link stops at once, in your own calendars as well. Add the new link to them again.",
    confirm: "Make a new link",
    keep: "Keep the link",
  },
};
