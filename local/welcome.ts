interface ListedSession {
  readonly sessionId: string;
  readonly seatsLeft: number | null;
}

/** The lines that a person sees last: where the service is and what to try first. */
export async function welcome(url: string): Promise<string[]> {
  const { events = [] } = (await read(`${url}/api/events`)) as { events?: { eventId: string }[] };
  const agenda = `${url}/api/events${events[0] ? `/${events[0].eventId}/sessions` : ""}`;
  const { sessions = [] } = (await read(agenda)) as { sessions?: ListedSession[] };
  const open = sessions.find(({ seatsLeft }) => seatsLeft === null || seatsLeft > 0);
  const authorization = `"authorization: Bearer $(npm run -s token -- ada)"`;
  return [
    "",
    `Session RSVP runs at ${url}`,
    `  curl ${agenda}`,
    `  curl -X PUT -H ${authorization} ${url}/api/sessions/${open?.sessionId ?? "<sessionId>"}/rsvp`,
    "Tokens: npm run -s token -- <user> [--organizer]     End: Ctrl-C",
    "",
  ];
}

async function read(address: string): Promise<unknown> {
  const response = await fetch(address);
  // A refusal lists nothing, and the lines can do without.
  return response.json();
}
