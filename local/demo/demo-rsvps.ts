import { setTimeout as sleep } from "node:timers/promises";
import { call, type DemoTarget } from "./demo-api.ts";
import type { DemoReservation } from "./demo-reservations.ts";

const OFFER_LOOKS = 60;
const BETWEEN_LOOKS_MS = 500;

export async function reserve(
  target: DemoTarget,
  { user, sessionId }: DemoReservation,
  ifFull: "REJECT" | "WAITLIST",
): Promise<void> {
  const token = await target.token(user, []);
  await call(target, "PUT", `/api/sessions/${sessionId}/rsvp`, { token, body: { ifFull } });
}

export async function cancel(target: DemoTarget, { user, sessionId }: DemoReservation): Promise<void> {
  const token = await target.token(user, []);
  await call(target, "DELETE", `/api/sessions/${sessionId}/rsvp`, { token });
}

/** Waits until the freed seat is offered, so that the start promises nothing that is not there. */
export async function getsOffer(target: DemoTarget, { user, sessionId }: DemoReservation): Promise<boolean> {
  const token = await target.token(user, []);
  for (let look = 0; look < OFFER_LOOKS; look++) {
    const rsvp = await call(target, "GET", `/api/sessions/${sessionId}/rsvp`, { token });
    if ((rsvp as { status: string }).status === "OFFERED") return true;
    await sleep(BETWEEN_LOOKS_MS);
  }
  return false;
}
