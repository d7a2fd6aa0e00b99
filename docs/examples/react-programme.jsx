import { useState } from "react";
import { SessionRsvpButton, SessionRsvpProvider } from "./session-rsvp-react.js";

/** `token` is the signed-in person's token, or null. `signIn` starts the site's own sign-in. */
export function Programme({ sessions, token, signIn }) {
  const [coming, setComing] = useState(0);
  const count = (isRsvped) => setComing((before) => before + (isRsvped ? 1 : -1));
  return (
    <SessionRsvpProvider apiUrl="https://rsvp.example.org" token={token} onSignIn={signIn}>
      <h1>Programme</h1>
      {sessions.map(({ id, title, taken, capacity }) => (
        <article key={id}>
          <h2>{title}</h2>
          <SessionRsvpButton
            sessionId={id}
            eventId="harbour-summit"
            timeZone="Europe/Berlin"
            currentCapacity={taken}
            maxCapacity={capacity}
            onRsvpChange={count}
          />
        </article>
      ))}
      <p role="status">{coming > 0 && `You have ${coming} of these sessions in your day.`}</p>
    </SessionRsvpProvider>
  );
}
