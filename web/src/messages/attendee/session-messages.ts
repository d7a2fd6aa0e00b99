import { count } from "../count.ts";

/** The page of one session. */
export const sessionMessages = {
  about: "About this session",
  noAbstract: "There is no description yet.",
  notLoaded: "The description was not loaded on this device.",
  speakers: "Speakers",
  when: "When",
  where: "Where",
  track: "Track",
  language: "Language",
  roomUnknown: "Room to be announced",
  yourSeat: "Your seat",
  waiting: (n: number) => `${count(n, "person is", "people are")} waiting`,
  cancelled: "Cancelled",
  missingTitle: "This session does not exist",
  missingHint: "It may have been taken out of the programme.",
};
