import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { sessionCalendarFileName } from "../../../../functions/contract/file-names.ts";
import type { AgendaSession } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { sessionPath } from "../../api/queries.ts";
import { calendarMessages as text } from "../../messages/attendee/calendar-messages.ts";
import { noteInGoogle, noteInOutlook } from "./calendar-addresses.ts";
import { type CalendarButtonLook, CalendarMenu, MenuLink, MenuRule } from "./calendar-menu.tsx";

interface SessionCalendarMenuProps extends CalendarButtonLook {
  readonly session: AgendaSession;
}

/** Adds one session as it is now. It is for everybody, so it needs no token. */
export default function SessionCalendarMenu({ session, variant }: SessionCalendarMenuProps): ReactNode {
  const file = `${useApiAccess().origin}${sessionPath(session.sessionId)}/calendar.ics`;
  const page = `${location.origin}/events/${session.eventId}/sessions/${session.sessionId}`;
  return (
    <CalendarMenu {...(variant && { variant })}>
      <MenuLink href={file}>{text.apple}</MenuLink>
      <MenuLink href={noteInGoogle(session, page)} target="_blank">
        {text.google}
      </MenuLink>
      <MenuLink href={noteInOutlook(session, page)} target="_blank">
        {text.outlook}
      </MenuLink>
      <MenuRule />
      <MenuLink href={file} download={sessionCalendarFileName(session)}>
        <Download aria-hidden className="size-4" />
        {text.file}
      </MenuLink>
    </CalendarMenu>
  );
}
