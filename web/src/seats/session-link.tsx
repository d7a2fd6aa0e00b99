import type { AgendaSession } from "../api/answers.ts";

interface SessionLinkProps {
  readonly session: AgendaSession;
  readonly cancelled: boolean;
}

/** The title of a session on its card, all of which leads to the session's page. */
export const SessionLink = ({ session, cancelled }: SessionLinkProps) => (
  <a
    href={`/events/${session.eventId}/sessions/${session.sessionId}`}
    className={`after:absolute after:inset-0 after:rounded-card ${cancelled ? "line-through decoration-2" : ""}`}
  >
    {session.title}
  </a>
);
