import { useQuery } from "@tanstack/react-query";
import { Copy, Download, RefreshCw } from "lucide-react";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import { calendarMessages as text } from "../../messages/attendee/calendar-messages.ts";
import { messages } from "../../messages/messages.ts";
import { returnFocus } from "../../ui/return-focus.ts";
import { showToast } from "../../ui/toasts.ts";
import { useDownload, useNewLink } from "./calendar-acts.ts";
import { followInGoogle, webcal } from "./calendar-addresses.ts";
import { calendarLinkQuery } from "./calendar-link.ts";
import {
  type CalendarButtonLook,
  CalendarMenu,
  MenuAction,
  MenuLink,
  MenuNote,
  MenuRule,
} from "./calendar-menu.tsx";

const ConfirmDialog = lazy(() => import("../../ui/confirm-dialog.tsx"));

interface ScheduleCalendarMenuProps extends CalendarButtonLook {
  readonly eventId: string;
  readonly attendeeId: string;
}

/** Lets calendars follow the schedule. The link is asked for, or made, when the menu opens for the first time. */
export default function ScheduleCalendarMenu(props: ScheduleCalendarMenuProps): ReactNode {
  const { eventId, attendeeId, variant } = props;
  const [wanted, setWanted] = useState(false);
  const [asking, setAsking] = useState(false);
  const trigger = useRef<HTMLDivElement>(null);
  const query = calendarLinkQuery(useApiAccess(), attendeeId);
  const { data: link, isError, refetch } = useQuery({ ...query, enabled: wanted });
  const download = useDownload(eventId);
  const renew = useNewLink(attendeeId);
  const onOpenChange = (open: boolean) => {
    if (open && isError) void refetch();
    if (open) setWanted(true);
  };
  return (
    <div ref={trigger}>
      {/* The dialog takes the focus from the menu that opened it. */}
      <CalendarMenu
        {...(variant && { variant })}
        onOpenChange={onOpenChange}
        onCloseAutoFocus={(event) => asking && event.preventDefault()}
      >
        <MenuNote>{isError ? text.noLink : link === undefined ? messages.loading : text.follows}</MenuNote>
        <MenuLink disabled={link === undefined} href={link && webcal(link)}>
          {text.apple}
        </MenuLink>
        <MenuLink disabled={link === undefined} href={link && followInGoogle(link)} target="_blank">
          {text.google}
        </MenuLink>
        <MenuLink disabled={link === undefined} href={link && webcal(link)}>
          {text.outlook}
        </MenuLink>
        <MenuRule />
        <MenuAction disabled={link === undefined} onSelect={() => void copy(link ?? "")}>
          <Copy aria-hidden className="size-4" />
          {text.copy}
        </MenuAction>
        <MenuAction onSelect={() => download()}>
          <Download aria-hidden className="size-4" />
          {text.file}
        </MenuAction>
        <MenuAction disabled={link === undefined} onSelect={() => setAsking(true)}>
          <RefreshCw aria-hidden className="size-4" />
          {text.renew}
        </MenuAction>
      </CalendarMenu>
      {asking && (
        <Suspense>
          <ConfirmDialog
            question={text.question}
            onConfirm={() => renew()}
            onClose={() => setAsking(false)}
            returnFocus={() => returnFocus(trigger.current?.querySelector("button"))}
          />
        </Suspense>
      )}
    </div>
  );
}

async function copy(link: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    showToast("good", text.copied);
  } catch {
    showToast("bad", text.notCopied);
  }
}
