import { useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { useLiveEvent } from "../seats/use-live-event.ts";
import { Connected, siteActions, useSiteAttendee } from "./connected.tsx";
import type { Connection } from "./connection.ts";

interface LiveConnectionProps {
  readonly connection: Connection;
}

/** A site may sign its attendee in or out without telling the button. */
const ATTENDEE_MS = { stale: 15_000, interval: 30_000 };

/** Keeps what the buttons of a service show up to date. It exists once, so that each event is asked for once. */
export function LiveConnection({ connection }: LiveConnectionProps) {
  const { identity } = useSiteAttendee(connection.attendee);
  const actions = useMemo(() => ({ ...siteActions, identity }), [identity]);
  return (
    <Connected connection={connection} identity={actions}>
      <LiveEvents connection={connection} />
    </Connected>
  );
}

function LiveEvents({ connection: { shown, attendee } }: LiveConnectionProps) {
  const events = useSyncExternalStore(shown.subscribe, shown.events, shown.events);
  useQuery({
    queryKey: ["site-attendee"],
    queryFn: async () => (await attendee.token()) !== undefined,
    enabled: events.length > 0,
    staleTime: ATTENDEE_MS.stale,
    refetchInterval: ATTENDEE_MS.interval,
    notifyOnChangeProps: [],
  });
  return events.map((eventId) => <LiveEvent key={eventId} eventId={eventId} />);
}

function LiveEvent({ eventId }: { readonly eventId: string }) {
  useLiveEvent(eventId);
  return null;
}
