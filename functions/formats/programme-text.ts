import { MAX_LENGTH, MAX_SPEAKERS } from "../contract/limits.ts";
import type { ScheduledSession } from "../core/programme/schedule/scheduled-session.ts";
import type { SourceEvent } from "./sources/source-schedule.ts";
import { line, paragraphs, shorten } from "./text.ts";
import type { Warnings } from "./warnings.ts";

type TextField = keyof typeof MAX_LENGTH;
type ProgrammeText = Omit<ScheduledSession, "sessionId" | "source" | "startsAt" | "endsAt" | "capacity">;

/** Reads the texts of a session, within the limits of what is stored. Markup is kept as plain text. */
export function readProgrammeText(event: SourceEvent, named: string, warnings: Warnings): ProgrammeText {
  const within = (field: TextField, text: string | null) => {
    if (text === null || text.length <= MAX_LENGTH[field]) return text;
    warnings.about(
      named,
      `the ${field === "speaker" ? "name of a speaker" : field} is shortened to ${MAX_LENGTH[field]} characters`,
    );
    return shorten(text, MAX_LENGTH[field]);
  };
  const title = within("title", line(event.title));
  if (title === null) warnings.about(named, "there is no title");
  if (event.persons.some((person) => line(person) === null))
    warnings.about(named, "the name of a speaker cannot be read");
  const names = event.persons.flatMap((person) => within("speaker", line(person)) ?? []);
  if (names.length > MAX_SPEAKERS) warnings.about(named, `only the first ${MAX_SPEAKERS} speakers are kept`);
  return {
    title: title ?? "Untitled session",
    abstract: within("abstract", paragraphs(event.abstract) ?? paragraphs(event.description)),
    type: within("type", line(event.type)),
    track: within("track", line(event.track)),
    room: within("room", line(event.room)),
    language: within("language", line(event.language)),
    speakers: names.slice(0, MAX_SPEAKERS).map((name) => ({ name })),
  };
}
