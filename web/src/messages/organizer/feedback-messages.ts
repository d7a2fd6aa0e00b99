import { count } from "../count.ts";

const n = (value: number) => value.toLocaleString("en");

/** What organizers read about feedback. */
export const feedbackMessages = {
  title: "Feedback",
  pageTitle: (session: string) => `Feedback on ${session}`,
  eventTitle: "What people say",
  eventHint:
    "People who were in a session say how it was, from ten minutes before its end until a week after it.",
  open: "Feedback",
  ratings: ["Bad", "Poor", "OK", "Good", "Great"],
  mean: "Average",
  meanOf: "of 5",
  answers: "Answers",
  answersOf: (people: number) => `of ${count(people, "person who was there", "people who were there")}`,
  rate: "Answer rate",
  comments: "Comments",
  none: "–",
  percent: (share: number) => `${Math.round(share * 100)} %`,
  distribution: "How the answers are spread",
  bar: (answers: number, share: number) => `${n(answers)} · ${Math.round(share * 100)} %`,
  columns: {
    rating: "Rating",
    answers: "Answers",
    session: "Session",
    mean: "Average",
    rate: "Answer rate",
    comments: "Comments",
  },
  tooFew:
    "Fewer than three people have answered without their name. Average and comments without a name appear when there are more, so that nobody can be guessed.",
  someTooFew:
    "In some sessions fewer than three people have answered without their name. Their ratings are not in these figures.",
  sessionsCaption: "Sessions that have answers",
  csv: "Download CSV",
  csvFailed: "The file could not be made.",
  emptyTitle: "No answers yet",
  emptyHint: "People are asked when a session is over. What they say appears here.",
  offTitle: "Nobody is asked about this session",
  offHint: "Feedback is switched off, in the session or in the settings of the event.",
  eventOff: "Feedback is switched off for this event. Nobody is asked.",
  toSettings: "Settings",
  filter: "Show comments",
  every: "with any rating",
  rated: (rating: number, word: string) => `rated ${rating}: ${word}`,
  noComments: "Nobody has written a comment yet.",
  noMatch: "No comment has this rating.",
  unnamed: "Without a name",
  hour: (time: string) => `about ${time}`,
  ratingOf: (rating: number, word: string) => `${rating} of 5: ${word}`,
  more: "Show more comments",
  edit: "Edit the session",
  stale: "This may be out of date: the latest answers could not be loaded.",
  /** The switch in forms. */
  ask: "Ask people how it was",
  section: "Afterwards",
  sessionHint:
    "People who were there get one notice after the end. Without the tick nobody is asked or can answer.",
  eventAskHint:
    "People who were in a session get one notice after its end. Without the tick nobody is asked or can answer in any session.",
  on: "Asks people how it was",
  off: "Asks nobody how it was",
};
