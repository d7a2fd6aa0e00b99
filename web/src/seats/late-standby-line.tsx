import { type ComponentProps, lazy, type ReactNode, Suspense } from "react";
import type { AgendaSession, Rsvp } from "../api/answers.ts";
import { isLineClosed } from "./seat-state.ts";

type Line = typeof import("./standby-line.tsx").default;
const StandbyLine = lazy(() =>
  import("./standby-line.tsx").catch(() => ({ default: (() => null) as never as Line })),
);

/** The waitlist has closed, and this person gets a seat at the door if one is free. */
export const standsBy = (
  session: Pick<AgendaSession, "noShowAt" | "lineClosesAt" | "endsAt" | "state">,
  rsvp: Rsvp | null,
  now: number,
): rsvp is Rsvp =>
  rsvp?.status === "WAITLISTED" &&
  session.noShowAt !== undefined &&
  session.state !== "CANCELLED" &&
  isLineClosed(session, now) &&
  now < Date.parse(session.endsAt);

/** Few people stand by, so it is fetched when it is shown. */
export const LateStandbyLine = (props: ComponentProps<Line>): ReactNode => (
  <Suspense>
    <StandbyLine {...props} />
  </Suspense>
);
