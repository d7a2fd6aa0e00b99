import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { sessionCalendarFileName } from "../../../../functions/contract/file-names.ts";
import type { AgendaSession } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { sessionPath } from "../../api/queries.ts";
import { calendarMessages as text } from "../../messages/attendee/calendar-messages.ts";
import { noteInGoogle, noteInOutlook } from "./calendar-addresses.ts";
import { CalendarMenu, MenuLink, MenuRule } from "./calendar-menu.tsx";

/** Adds one session as it is now. It is for everybody, so it needs no token. */
export default function SessionCalendarMenu({ session }: { readonly session: AgendaSession }): ReactNode {
  const file = `${useApiAccess().origin}${sessionPath(session.sessionId)}/calendar.ics`;
  const page = `${location.origin}/events/${session.eventId}/sessions/${session.sessionId}`;
  return (
    <CalendarMenu>
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
