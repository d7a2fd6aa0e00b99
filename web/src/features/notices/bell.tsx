import { Bell as BellIcon } from "lucide-react";
import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { inboxMessages as text } from "../../messages/attendee/inbox-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { useUnread } from "./use-unread.ts";

const MOST = 99;

/** Says how many notices are unread, and leads to them. */
export default function Bell({ eventId }: { readonly eventId: string }): ReactNode {
  const unread = useUnread(eventId);
  const count = unread > MOST ? text.many : String(unread);
  const name = unread === 0 ? text.title : text.unread(count);
  return (
    <NavLink
      to={`/events/${eventId}/notices`}
      aria-label={name}
      title={text.title}
      className={buttonLook({
        variant: "quiet",
        size: "icon",
        className:
          "relative [--ink-soft:var(--ink)] aria-[current=page]:bg-accent-wash aria-[current=page]:text-accent",
      })}
    >
      <BellIcon aria-hidden className="size-6" />
      {unread > 0 && (
        <span className="absolute top-0 left-[1.375rem] min-w-5 rounded-full bg-spark px-1 text-center font-display text-xs leading-5 font-bold text-on-spark tabular-nums">
          {count}
        </span>
      )}
    </NavLink>
  );
}
