import type { Rsvp } from "../seats/rsvp.ts";

type Waiting = Pick<Rsvp, "status" | "waitlistPosition">;

const MAX_REFRESH_SECONDS = 300;
/** Up to this position, the waitlist may reach a person within this time. */
const STEPS = [
  { position: 3, seconds: 15 },
  { position: 20, seconds: 30 },
  { position: 100, seconds: 120 },
] as const;
const [{ seconds: MIN_REFRESH_SECONDS }] = STEPS;

/** The seconds after which an attendee's page asks again for these RSVPs; 0 if only the attendee can change them. */
export function refreshAfterSeconds(rsvps: readonly Waiting[]): number {
  const seconds = rsvps.map(secondsFor).filter((each) => each > 0);
  return seconds.length === 0 ? 0 : Math.min(...seconds);
}

function secondsFor({ status, waitlistPosition }: Waiting): number {
  if (status === "OFFERED") return MIN_REFRESH_SECONDS;
  if (status !== "WAITLISTED") return 0;
  // A position is missing if the index was too busy to count it, so the page gives it some time.
  const position = waitlistPosition === "1000+" ? 1_000 : (waitlistPosition ?? 100);
  return STEPS.find((step) => position <= step.position)?.seconds ?? MAX_REFRESH_SECONDS;
}
