/** What people read where they say how a session was. */
export const feedbackMessages = {
  title: "How was it?",
  ratings: { 1: "Bad", 2: "Poor", 3: "OK", 4: "Good", 5: "Great" },
  comment: "What should the organizers know?",
  optional: "optional",
  left: (characters: number) =>
    `${characters.toLocaleString("en")} ${characters === 1 ? "character" : "characters"} left`,
  named: "Show my name beside my comment",
  unnamedHint: "Organizers see your rating and your comment, but not whose they are.",
  namedHint: "Organizers see your name beside your comment.",
  send: "Send",
  change: "Save the change",
  takeBack: "Take it back",
  until: (day: string) => `You can change it until ${day}.`,
  said: "Thank you. The organizers see what you said.",
  changed: "Your answer is changed.",
  takenBack: "Your answer is gone.",
  noRating: "Choose one of the five.",
  over: "The week for answers is over.",
  off: "The organizers no longer ask about this session.",
  notThere: "Only people who were in this session can answer.",
  offline: "You seem to be offline. Nothing was sent.",
  limited: "That was too often. Please try again in a minute.",
  failed: "Your answer could not be sent. Please try again.",
  notLoaded: "The question could not be loaded.",
  retry: "Try again",
  /** The button in My Schedule. */
  open: "How was it?",
  /** What it is called for a screen reader begins with its words. */
  openLabel: (session: string) => `How was it? “${session}”`,
  openOf: (session: string) => `How was “${session}”?`,
};
