import { foldText } from "../../contract/fold-text.ts";

/** The headings of each column, without case, accents, spaces and signs. The template uses the first. */
const HEADINGS = {
  id: ["id", "sessionid", "guid", "uid", "uuid", "code", "slug", "proposalid", "nr", "number"],
  title: [
    "title",
    "sessiontitle",
    "session",
    "name",
    "sessionname",
    "talk",
    "talktitle",
    "proposaltitle",
    "subject",
    "summary",
    "titel",
    "titre",
    "titulo",
    "titolo",
  ],
  date: ["date", "day", "startdate", "datum", "tag", "fecha", "jour"],
  start: [
    "start",
    "starts",
    "startsat",
    "starttime",
    "startdatetime",
    "begin",
    "begins",
    "beginning",
    "from",
    "time",
    "scheduledat",
    "startzeit",
    "beginn",
    "debut",
    "inicio",
  ],
  end: [
    "end",
    "ends",
    "endsat",
    "endtime",
    "enddatetime",
    "to",
    "until",
    "finish",
    "finishes",
    "ende",
    "endzeit",
    "fin",
  ],
  duration: [
    "duration",
    "durationminutes",
    "durationmin",
    "minutes",
    "length",
    "lengthminutes",
    "scheduledduration",
    "dauer",
    "duree",
  ],
  room: [
    "room",
    "roomname",
    "location",
    "place",
    "venue",
    "hall",
    "stage",
    "where",
    "raum",
    "ort",
    "saal",
    "salle",
    "sala",
  ],
  capacity: [
    "capacity",
    "seats",
    "places",
    "maxattendees",
    "attendeelimit",
    "maxparticipants",
    "limit",
    "spots",
    "platze",
    "kapazitat",
  ],
  track: ["track", "trackname", "topic", "category", "stream", "theme", "thema"],
  type: ["type", "sessiontype", "format", "sessionformat", "kind", "typ"],
  language: ["language", "lang", "sprache", "langue", "idioma"],
  speakers: [
    "speakers",
    "speaker",
    "speakernames",
    "speakername",
    "presenters",
    "presenter",
    "persons",
    "people",
    "host",
    "hosts",
    "referent",
    "referenten",
    "vortragende",
  ],
  abstract: ["abstract", "shortdescription", "teaser"],
  description: ["description", "details", "text", "beschreibung"],
  timeZone: ["timezone", "tz", "zeitzone"],
} as const;

export type Column = keyof typeof HEADINGS;

const BY_HEADING: ReadonlyMap<string, Column> = new Map(
  Object.entries(HEADINGS).flatMap(([column, headings]) =>
    headings.map((heading) => [heading, column as Column] as const),
  ),
);

export interface Columns {
  /** The position of each column. */
  readonly known: ReadonlyMap<Column, number>;
  readonly unknown: readonly string[];
  readonly doubled: readonly string[];
}

export function columnsOf(header: readonly string[]): Columns {
  const known = new Map<Column, number>();
  const [unknown, doubled]: [string[], string[]] = [[], []];
  for (const [place, heading] of header.entries()) {
    if (heading.trim() === "") continue;
    const column = BY_HEADING.get(foldText(heading).replace(/[^\p{L}\p{N}]/gu, ""));
    if (column === undefined) unknown.push(heading);
    else if (known.has(column)) doubled.push(heading);
    else known.set(column, place);
  }
  return { known, unknown, doubled };
}

/** Returns the template's spelling, for messages. */
export function headingOf(column: Column): string {
  const spelled = column === "timeZone" ? "time zone" : column;
  return spelled.charAt(0).toUpperCase() + spelled.slice(1);
}
