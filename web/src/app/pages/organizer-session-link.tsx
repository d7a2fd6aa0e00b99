import type { LucideIcon } from "lucide-react";
import { Link, useLocation } from "react-router";
import type { Session } from "../../api/answers.ts";
import { buttonLook } from "../../ui/button.tsx";

interface SessionLinkProps {
  readonly session: Session;
  /** @default - the page on which the session is edited */
  readonly page?: "roster" | "feedback" | "booth";
  readonly icon: LucideIcon;
  readonly children: string;
}

/** Leads from one page of a session to another. The way back to the list stays the same. */
export function SessionLink({ session, page, icon: Icon, children }: SessionLinkProps) {
  const { state: cameFrom } = useLocation();
  const edit = pathOf(session);
  return (
    <Link
      to={page === undefined ? edit : `${edit}/${page}`}
      state={cameFrom}
      className={buttonLook({ variant: "outline" })}
    >
      <Icon aria-hidden className="size-4" />
      {children}
    </Link>
  );
}

/** The page on which an organizer edits a session. */
export const pathOf = ({ eventId, sessionId }: Pick<Session, "eventId" | "sessionId">): string =>
  `/organizer/events/${eventId}/sessions/${encodeURIComponent(sessionId)}`;
