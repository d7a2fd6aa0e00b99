import type { QueryClient } from "@tanstack/react-query";
import { askInstead } from "../api/ask-anew.ts";
import { createQueryClient } from "../api/query-client.ts";
import type { ApiAccess } from "../api/request.ts";
import { dropWishes } from "../features/rsvp/wishes.ts";
import { mySchedulesKey } from "../seats/my-schedule-query.ts";
import { createShownSessions, type ShownSessions } from "./shown-sessions.ts";
import type { SiteAttendee } from "./site-attendee.ts";
import { createSiteAttendee } from "./site-attendee.ts";

/** Everything that a page's buttons of one service share. */
export interface Connection {
  /** The address before `/api`. */
  readonly url: string;
  readonly client: QueryClient;
  readonly access: ApiAccess;
  readonly attendee: SiteAttendee;
  readonly shown: ShownSessions;
}

const connections = new Map<string, Connection>();

/** @param apiUrl the address before `/api`; if empty, the page's own origin */
export function connectionTo(apiUrl: string): Connection {
  const url = serviceUrl(apiUrl);
  const known = connections.get(url);
  if (known !== undefined) return known;
  const made = connect(url);
  connections.set(url, made);
  return made;
}

function serviceUrl(apiUrl: string): string {
  // When a site is rendered on its server there is no location, and no request is made.
  const page = globalThis.location?.href ?? "http://localhost";
  const { protocol, href } = new URL(apiUrl.trim() || "/", page);
  if (protocol !== "https:" && protocol !== "http:") throw new TypeError(`No service can be at ${apiUrl}`);
  return href.replace(/[?#].*/, "").replace(/\/$/, "");
}

function connect(url: string): Connection {
  const client = createQueryClient();
  const attendee = createSiteAttendee((leaving) => {
    // The same person has another token. A request with the one before is no longer of interest.
    if (!leaving) return void askInstead(client, { queryKey: mySchedulesKey });
    // Nobody may see the seats of the person before.
    client.removeQueries({ queryKey: mySchedulesKey });
    dropWishes();
  });
  const access: ApiAccess = {
    origin: url,
    token: attendee.token,
    // Without a token, browsers send these requests to another origin without asking it first.
    organizerToken: () => undefined,
    onExpired: attendee.expire,
  };
  return { url, client, access, attendee, shown: createShownSessions() };
}
