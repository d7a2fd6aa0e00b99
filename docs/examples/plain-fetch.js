const SERVICE = "https://rsvp.example.org";
const ATTEMPTS = 3;

/** The seats of an event's sessions, by session id. They need no token, and caches may answer. */
export async function readSeats(eventId) {
  const answer = await fetch(`${SERVICE}/api/events/${encodeURIComponent(eventId)}/seats`);
  if (!answer.ok) throw new Error(`The seats could not be read: ${answer.status}`);
  const { seats } = await answer.json();
  return new Map(seats.map((session) => [session.sessionId, session]));
}

/** With `ifFull: "WAITLIST"`, the person joins the waitlist of a full session. */
export const reserve = (sessionId, { ifFull = "REJECT", ...options }) =>
  send("PUT", sessionId, { ...options, body: { ifFull } });

/** Gives a seat up, declines an offer or leaves the waitlist. */
export const cancel = (sessionId, options) => send("DELETE", sessionId, options);

/**
 * Returns `{ rsvp }`, or `{ refusal }` with a code, such as `SESSION_FULL`.
 * `wait` may tell the person how long it takes.
 */
async function send(method, sessionId, { token, body, wait = sleep }) {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${SERVICE}/api/sessions/${encodeURIComponent(sessionId)}/rsvp`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const said = await answer.json();
    if (answer.ok) return { rsvp: said };
    // 429: the person has made too many calls. 503: the service is busy. Every call may be repeated.
    const again = answer.status === 429 || answer.status === 503;
    if (!again || attempt === ATTEMPTS) return { refusal: said };
    // API Gateway's own answers do not say how long to wait.
    await wait(Number(answer.headers.get("retry-after")) || 2 + 6 * Math.random());
  }
}

const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
