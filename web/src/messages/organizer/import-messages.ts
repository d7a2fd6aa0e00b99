import { count, people } from "../count.ts";

const n = (value: number) => value.toLocaleString("en");
const sessions = (value: number) => count(value, "session", "sessions");

export const importMessages = {
  title: "Import a schedule",
  intro: "Choose the schedule file of your conference. You see what would change before anything is changed.",
  formats:
    "Accepted files: schedule JSON and XML (frab, pretalx, pentabarf, c3voc), Sessionize JSON, iCalendar (.ics) and CSV.",
  template: "Download a CSV template",
  choose: "Choose a schedule file",
  drop: "or drop it here",
  limits: "JSON, XML, iCalendar or CSV, up to 6 MB",
  again: "Choose another file",
  empty: "This file is empty.",
  tooLarge: (megabytes: string) => `This file is ${megabytes} MB large. Files up to 6 MB can be imported.`,
  notASchedule: "This file is not JSON, XML, iCalendar or CSV.",
  unreadable: "This file cannot be read.",
  oneOnly: "Drop one file only.",
  checking: "Checking what would change",
  importing: "Importing",
  sending: (percent: number) => `Sending the file: ${percent} %`,
  working: "The service has received the file and is reading it.",
  written: (done: number, total: number) =>
    done === 0 ? `Starting with ${sessions(total)}.` : `${n(done)} of ${sessions(total)} done.`,
  waiting: (seconds: number) =>
    `The service is busy. The import continues automatically in ${count(seconds, "second", "seconds")}.`,
  elapsed: (seconds: number) => `${seconds} s`,
  stay: "Stay on this page until it is done.",
  stop: "Stop",
  stopping: "Stopping after this step …",
  stoppedTitle: "The import is not finished",
  stopped: (done: number, total: number) =>
    done === 0
      ? "Nothing has been imported yet."
      : `${n(done)} of ${sessions(total)} are done. They stay as they are. Continue when you are ready.`,
  goOn: "Continue",
  planTitle: "What would change",
  nothingTitle: "Nothing to import",
  nothingHint: "The event already matches this file.",
  nothingLeft: "The event already matches this file. Run the import once more to complete it.",
  doneTitle: "Imported",
  doneHint: "The event now matches the file.",
  doneDraft: "The event now matches the file. It is a draft: only organizers can see it.",
  file: (name: string, size: string) => `${name} · ${size}`,
  confirm: (value: number) => `Import ${sessions(value)}`,
  confirmRemoval: "Import",
  toSessions: "See the sessions",
  publishTitle: "Who can see the event?",
  publish: "Publish it when the import is complete",
  keepDraft: "Keep it as a draft that only organizers can see",
  zoneTitle: "Which time zone are the times in?",
  zoneHint: "The file does not name a time zone.",
  zone: "Time zone",
  zoneSubmit: "Check again",
  figures: { added: "Added", changed: "Changed", unchanged: "Unchanged", removed: "Removed" },
  added: "Added",
  changed: "Changed",
  removed: "No longer in the schedule",
  removedHint:
    "These sessions close for new RSVPs. Nobody loses a seat. They open again when they are back in the schedule.",
  warnings: "Warnings",
  warningsHint: "Some things in the file are unusual. This is how they were read.",
  displaced: "Attendees affected by the changes",
  displacedHint: "Nobody loses a seat. Check these sessions before you import.",
  displacedDone: "Nobody has lost a seat. Check these sessions.",
  displacedWhy: {
    CAPACITY: (value: number) =>
      `${people(value)} more than the new capacity ${value === 1 ? "holds" : "hold"} a seat.`,
    CLASH: (value: number, title: string | undefined) =>
      `${people(value)} ${value === 1 ? "has" : "have"} ${title === undefined ? "another session" : `“${title}”`} at the new time.`,
    other: (value: number) => `${people(value)} ${value === 1 ? "is" : "are"} affected.`,
  },
  withCapacity: (value: number) => `The file sets the capacity of ${sessions(value)}.`,
  wrongFile: "Is this the right file?",
  wrongFileHint: (removed: number, known: number) =>
    `It would close ${n(removed)} of the ${sessions(known)} of this event.`,
  changes: (fields: string) => `New: ${fields}`,
  showMore: (value: number) => `Show ${n(value)} more`,
  notListed: (value: number) => `… and ${n(value)} more`,
  refusedTitle: "This schedule cannot be read",
  failedTitle: "The schedule was not imported",
  checkFailedTitle: "The file could not be checked",
  lostTitle: "The connection was lost",
  unfinishedTitle: "The import is not finished",
  unsureHint:
    "Some sessions may be imported already. Importing the same file again is safe: it continues where it stopped.",
  retry: "Try again",
  /** By their names in the API. */
  fields: {
    title: "title",
    abstract: "description",
    type: "type",
    track: "track",
    room: "room",
    language: "language",
    speakers: "speakers",
    startsAt: "beginning",
    endsAt: "end",
    capacity: "capacity",
    state: "open again",
  } as Readonly<Record<string, string>>,
};
