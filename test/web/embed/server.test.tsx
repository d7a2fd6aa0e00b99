// @vitest-environment node
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import * as react from "../../../web/src/embed/react.tsx";
import type * as declared from "../../../web/src/embed/session-rsvp-react.d.ts";

/** The component is what its types for other sites declare. */
const { SessionRsvpButton, SessionRsvpProvider }: typeof declared = react;

it.each(["https://rsvp.example.org", ""])("on a server it is an empty element (service at %o)", (apiUrl) => {
  const page = renderToString(
    <SessionRsvpProvider apiUrl={apiUrl}>
      <SessionRsvpButton sessionId="summit.knots" className="seats" />
    </SessionRsvpProvider>,
  );
  expect(page).toBe('<span class="seats"></span><span style="position:absolute"></span>');
});
