import { CalendarPlus, FileUp, SearchX } from "lucide-react";
import { useCallback, useDeferredValue, useMemo } from "react";
import { Link } from "react-router";
import type { EventDetails } from "../../api/organizer/answers.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { useNow } from "../../time/use-now.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { RequestFailed } from "../../ui/request-failure.tsx";
import { SessionFilterBar } from "./session-filter-bar.tsx";
import { filterSessions, indexSessions, useSessionFilters } from "./session-filters.ts";
import { SessionTable } from "./session-table.tsx";
import { SessionsSkeleton } from "./sessions-skeleton.tsx";
import { useQuickChange } from "./use-quick-change.tsx";
import { useSessions } from "./use-sessions.ts";

const A_MINUTE = 60_000;

export function SessionList({ event }: { readonly event: EventDetails }) {
  const { sessions, failure, reload, change } = useSessions(event.eventId);
  const { quickChange, dialog } = useQuickChange(change);
  const { filters, change: changeFilters } = useSessionFilters();
  const applied = useDeferredValue(filters);
  const indexed = useMemo(() => indexSessions(sessions ?? [], event.timeZone), [sessions, event.timeZone]);
  const days = useMemo(() => [...new Set(indexed.flatMap((each) => each.days))].sort(), [indexed]);
  const now = useNow(A_MINUTE);
  const shown = useMemo(() => filterSessions(indexed, applied, now), [indexed, applied, now]);
  const clear = useCallback(() => changeFilters({ q: "", day: "", state: "" }), [changeFilters]);

  if (sessions === undefined) {
    if (failure === undefined) return <SessionsSkeleton />;
    return <RequestFailed failure={failure} retry={() => void reload()} />;
  }
  if (sessions.length === 0) return <NoSessions eventId={event.eventId} />;
  return (
    <>
      {failure !== undefined && (
        <Callout tone="warn" className="mt-6">
          <p role="status">{areaMessages.failure.stale}</p>
        </Callout>
      )}
      <SessionFilterBar {...{ filters, days }} count={shown.length} onChange={changeFilters} />
      {shown.length > 0 ? (
        <SessionTable sessions={shown} timeZone={event.timeZone} now={now} onChange={quickChange} />
      ) : (
        <Placeholder icon={SearchX} title={text.noMatchTitle} hint={text.noMatchHint}>
          <Button variant="outline" onClick={clear}>
            {text.clear}
          </Button>
        </Placeholder>
      )}
      {dialog}
    </>
  );
}

function NoSessions({ eventId }: { readonly eventId: string }) {
  const home = `/organizer/events/${eventId}`;
  return (
    <Placeholder icon={CalendarPlus} title={text.emptyTitle} hint={text.emptyHint}>
      <div className="flex flex-wrap justify-center gap-2">
        <Link to={`${home}/import`} className={buttonLook({})}>
          <FileUp aria-hidden className="size-4" />
          {text.toImport}
        </Link>
        <Link to={`${home}/sessions/new`} className={buttonLook({ variant: "outline" })}>
          {text.create}
        </Link>
      </div>
    </Placeholder>
  );
}
