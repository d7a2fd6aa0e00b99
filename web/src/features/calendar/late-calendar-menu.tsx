import { CalendarPlus } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { calendarMessages as text } from "../../messages/attendee/calendar-messages.ts";
import { Button } from "../../ui/button.tsx";
import type { CalendarButtonLook } from "./calendar-menu.tsx";

const nothing = () => ({ default: () => null });

/** The menus come after the page. If one cannot be fetched, the page works without it. */
export const SessionCalendarMenu = lazy(() => import("./session-calendar-menu.tsx").catch(nothing));
export const ScheduleCalendarMenu = lazy(() => import("./schedule-calendar-menu.tsx").catch(nothing));

interface LateCalendarMenuProps extends CalendarButtonLook {
  readonly children: ReactNode;
}

/** Keeps the place of the menu until it is there. */
export const LateCalendarMenu = ({ variant = "outline", children }: LateCalendarMenuProps) => (
  <Suspense
    fallback={
      <Button variant={variant} size={variant === "quiet" ? "sm" : "default"} unavailable>
        <CalendarPlus aria-hidden className="size-4" />
        {text.add}
      </Button>
    }
  >
    {children}
  </Suspense>
);
