import { people } from "../count.ts";

/** The file of all attendees. */
export const everybodyMessages = {
  download: "Download all attendees",
  /** For screen readers, which are not told each step. */
  started: "All attendees are being loaded",
  progress: (n: number) => (n === 0 ? "Loading …" : `${people(n)} so far`),
  cancel: "Cancel the download",
  saved: (n: number) => (n === 0 ? "The file is saved. Nobody is in it yet." : `Saved: ${people(n)}.`),
  failed: "The file could not be downloaded.",
  again: "Nothing has been saved. Start the download again.",
};
