/** The bell, and the page that it opens. */
export const inboxMessages = {
  title: "Inbox",
  /** What a screen reader hears for the bell. */
  unread: (n: string) => `Inbox, ${n} unread`,
  many: "99+",
  isNew: "New",
  yesterday: "Yesterday",
  earlier: "Show earlier notices",
  earlierFailed: "Earlier notices could not be loaded.",
  emptyTitle: "Nothing here yet",
  emptyHint: "Here you are told what happens to your seats, offers and sessions.",
  toAgenda: "Browse the agenda",
  signedOutTitle: "Sign in to see your inbox",
  signedOutHint: "What happens to your seats and sessions is kept with your account.",
  preferences: "How you are told",
};
