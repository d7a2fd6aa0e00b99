import type { EventAnswer, SessionAnswer } from "../functions/contract/answers.ts";
import { DOOR_ATTENDEE, sampleAttendees } from "./sample-attendees.ts";

type ListedEvent = Pick<EventAnswer, "eventId" | "endsAt">;
type ListedSession = Pick<SessionAnswer, "sessionId" | "seatsLeft" | "kind">;

/** A seat in this session is held for the sample attendee of this name. */
export interface DemoOffer {
  readonly name: string;
  readonly session: string;
}

/** The last lines of the start: where the service is and what to try first. */
export async function welcome(url: string, offer?: DemoOffer): Promise<string[]> {
  const { events = [] } = (await read(`${url}/api/events`)) as { events?: ListedEvent[] };
  const event = events.find(({ endsAt }) => Date.parse(endsAt) > Date.now()) ?? events[0];
  const agenda = `${url}/api/events${event ? `/${event.eventId}/sessions` : ""}`;
  const { sessions = [] } = (await read(agenda)) as { sessions?: ListedSession[] };
  const open = sessions.find(
    ({ seatsLeft, kind }) => kind !== "BOOTH" && (seatsLeft === null || seatsLeft > 0),
  );
  const authorization = `"authorization: Bearer $(npm run -s token -- ada)"`;
  return [
    "logs       .local/logs/functions.log and service.log; --logs shows those of the functions here",
    `web app    ${url}`,
    `outbox     ${url}/outbox shows the mails and push messages that the service would send`,
    `sign in    ${named((each) => !each.organizer && !servesDoor(each))} attend, ${named(servesDoor)} serves the door, ${named((each) => each.organizer)} organizes`,
    ...(offer ? [`offer      ${offer.name} has an offer: a seat in "${offer.session}", for an hour`] : []),
    `try        curl ${agenda}`,
    `           curl -X PUT -H ${authorization} ${url}/api/sessions/${open?.sessionId ?? "<sessionId>"}/rsvp`,
    "tokens     npm run -s token -- <user> [--organizer] · Ctrl-C ends the service",
  ];
}

type SampleAttendee = (typeof sampleAttendees)[number];

const servesDoor = ({ user }: SampleAttendee): boolean => user === DOOR_ATTENDEE;

function named(isMeant: (attendee: SampleAttendee) => boolean): string {
  const names = sampleAttendees.filter(isMeant).map(({ name }) => name);
  return new Intl.ListFormat("en").format(names);
}

async function read(address: string): Promise<unknown> {
  const response = await fetch(address);
  // After a refusal the list is empty, and the lines work without it.
  return response.json();
}
