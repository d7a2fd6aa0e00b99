import { count } from "../count.ts";

export const boothMessages = {
  title: (booth: string) => `Code and visits of ${booth}`,
  intro: "Code and visits",
  codeTitle: "The code of this booth",
  codeHint: "Print it and show it at the booth. Visitors scan it with their phone to enter and to leave.",
  picture: "QR code of this booth",
  poster: "Scan to come in",
  posterHint: "Scan it again when you leave.",
  print: "Print the code",
  visitsTitle: "Visits",
  visits: "Visits",
  visitors: "Visitors",
  mean: "Average visit",
  minutes: (minutes: number) => `${minutes.toLocaleString("en")} min`,
  unknown: "–",
  timedOut: (visits: number) =>
    visits === 0
      ? ""
      : `${count(visits, "visit", "visits")} ended at the limit, because nobody said so. The average leaves them out.`,
  inside: "Inside now",
  waiting: "In line now",
  noVisits: "Nobody has been here yet.",
  perHour: "Visits by the hour",
  hour: "Hour",
  edit: "Edit the booth",
  notBooth: "This session is no booth",
  notBoothHint: "Only booths have a code.",
  toSession: "To the session",
};
