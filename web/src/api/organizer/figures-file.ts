import { eventPath } from "../queries.ts";

/** @param sessionId `null`: the whole event */
export const overTimePath = (eventId: string, sessionId: string | null): string =>
  `${eventPath(eventId)}/figures/over-time${sessionId === null ? "" : `?${new URLSearchParams({ sessionId })}`}`;

export const attendancePath = (eventId: string, by?: string): string =>
  `${eventPath(eventId)}/figures/attendance${by === undefined ? "" : `?by=${by}`}`;
