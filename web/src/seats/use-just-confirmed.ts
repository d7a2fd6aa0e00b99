import { useState } from "react";
import type { AgendaSession, Rsvp } from "../api/answers.ts";
import { useLiveSession } from "./use-live-session.ts";

type Status = Rsvp["status"] | "none" | undefined;

/** Tells whether the attendee has got the seat while they look. A seat that they had before is no news. */
export function useJustConfirmed(session: AgendaSession): boolean {
  const { rsvp } = useLiveSession(session);
  const status: Status = rsvp === null ? "none" : rsvp?.status;
  const [seen, setSeen] = useState({ status, just: false });
  if (seen.status !== status) {
    setSeen({ status, just: status === "CONFIRMED" && seen.status !== undefined });
  }
  return seen.just;
}
