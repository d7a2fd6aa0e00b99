import { useQuery } from "@tanstack/react-query";
import { Circle, CircleCheck } from "lucide-react";
import { Link } from "react-router";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { sessionsQuery } from "../../api/organizer/queries.ts";
import { publishMessages as text } from "../../messages/organizer/publish-messages.ts";
import { checksOf } from "./publish-checks.ts";

/** What an organizer may want to look at before a draft is published. */
export function PublishChecklist({ event }: { readonly event: Event }) {
  const { data: sessions } = useQuery(sessionsQuery(useApiAccess(), event.eventId));
  return (
    <ul aria-label={text.title} className="mt-3 grid gap-1 text-sm">
      {checksOf(event, sessions).map(({ done, text: what, page }) => (
        <li key={what} className="flex flex-wrap items-center gap-x-2">
          {done ? (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
          ) : (
            <Circle aria-hidden className="size-4 shrink-0 text-ink-soft" />
          )}
          <span>
            <span className="sr-only">{done ? text.done : text.open} </span>
            {what}
          </span>
          {!done && (
            <Link
              to={`/organizer/events/${event.eventId}/${page}`}
              aria-label={`${text.mend}: ${what}`}
              className="inline-flex min-h-8 items-center font-semibold text-accent underline-offset-2 hover:underline"
            >
              {text.mend}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
