import type { EventAnswer, SessionAnswer } from "../functions/contract/answers.ts";
import { DOOR_ATTENDEE, sampleAttendees } from "./sample-attendees.ts";

type ListedEvent = Pick<EventAnswer, "eventId" | "endsAt">;
type ListedSession = Pick<SessionAnswer, "sessionId" | "seatsLeft" | "kind" | "startsAt">;

/** A seat in this session is held for the sample attendee of this name. */
export interface DemoOffer {
  readonly name: string;
  readonly session: string;
}

/** The last lines of the start: where the service is and what to try first. */
export async function welcome(url: string, offer?: DemoOffer): Promise<string[]> {
  const { events = [] } = (await read(`${url}/api/events`)) as { events?: ListedEvent[] };
  const now = Date.now();
  const ahead = events.filter(({ endsAt }) => Date.parse(endsAt) > now);
  const { event = ahead[0] ?? events[0], open } = await firstOpen(url, ahead, now);
  const agenda = `${url}/api/events${event ? `/${event.eventId}/sessions` : ""}`;
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

/** The first session that people can reserve now, and its event. */
async function firstOpen(
  url: string,
  events: readonly ListedEvent[],
  now: number,
): Promise<{ event?: ListedEvent; open?: ListedSession }> {
  for (const event of events) {
    const answer = await read(`${url}/api/events/${event.eventId}/sessions`);
    const { sessions = [] } = answer as { sessions?: ListedSession[] };
    const open = sessions.find(
      ({ seatsLeft, kind, startsAt }) => kind !== "BOOTH" && seatsLeft !== 0 && Date.parse(startsAt) > now,
    );
    if (open) return { event, open };
  }
  return {};
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
