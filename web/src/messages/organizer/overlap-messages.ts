/** What organizers read about sessions at the same time. */
export const overlapMessages = {
  title: "Sessions at the same time",
  policy: "If a person wants two of them",
  policies: {
    ALLOW: "Say nothing",
    WARN: "Tell the person",
    BLOCK: "Refuse the second seat",
  },
  hints: {
    ALLOW: "People can have seats in sessions that overlap, and no page mentions it.",
    WARN: "People can have seats in sessions that overlap, and are told which ones.",
    BLOCK:
      "Nobody gets a seat that overlaps with a seat of theirs. They can still join its waitlist. Seats that people have already stay theirs.",
  },
  changeMinutes: "Minutes from room to room",
  changeMinutesHint:
    "If less time lies between two sessions in different rooms, people are told. At most 240.",
  wrongMinutes: "Enter a whole number from 0 to 240.",
} as const;
