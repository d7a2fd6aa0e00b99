import { CalendarPlus, FileUp, SearchX } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { Link } from "react-router";
import type { Event } from "../../api/answers.ts";
import { useSessions } from "../../api/organizer/use-sessions.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { daysOf, indexSessions } from "../../seats/indexed-session.ts";
import { useNow } from "../../time/use-now.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { applyFilters, noFilters, readFilters } from "../../ui/filter-table.ts";
import { Placeholder } from "../../ui/placeholder.tsx";
import { useAddress } from "../../ui/use-address.ts";
import { useFocusKept } from "../../ui/use-focus-kept.ts";
import { FILTERS } from "./filters.ts";
import { SelectMany } from "./select-many.tsx";
import { useSelection } from "./selection.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { SessionFilterBar } from "./session-filter-bar.tsx";
import { SessionTable } from "./session-table.tsx";
import { SessionsSkeleton } from "./sessions-skeleton.tsx";
import { useQuickChange } from "./use-quick-change.tsx";

const A_MINUTE = 60_000;

export function SessionList({ event }: { readonly event: Event }) {
  const { sessions, error, refetch } = useSessions(event.eventId);
  const { quickChange, dialog } = useQuickChange();
  const [parameters, changeAddress] = useAddress();
  const filters = useMemo(() => readFilters(FILTERS, parameters), [parameters]);
  const applied = useDeferredValue(filters);
  const indexed = useMemo(() => indexSessions(sessions ?? [], event), [sessions, event]);
  const days = useMemo(() => daysOf(indexed), [indexed]);
  const now = useNow(A_MINUTE);
  const shown = useMemo(
    () => applyFilters(FILTERS, applied, indexed, { now }).map(({ session }) => session),
    [indexed, applied, now],
  );
  const { selected, select, clear } = useSelection(sessions);
  useFocusKept(shown.length);

  if (sessions === undefined) {
    if (error === null) return <SessionsSkeleton />;
    return <LoadFailure error={error} retry={refetch} />;
  }
  if (sessions.length === 0) return <NoSessions eventId={event.eventId} />;
  return (
    <>
      {error !== null && (
        <Callout tone="warn" className="mt-6">
          <p role="status">{areaMessages.failure.stale}</p>
        </Callout>
      )}
      <SessionFilterBar {...{ filters, days }} count={shown.length} onChange={changeAddress} />
      {shown.length > 0 ? (
        <>
          <SelectMany shown={shown} all={sessions} selected={selected} onSelect={select} />
          <SessionTable
            sessions={shown}
            timeZone={event.timeZone}
            now={now}
            selected={selected}
            onSelect={select}
            onChange={quickChange}
          />
        </>
      ) : (
        <Placeholder icon={SearchX} title={text.noMatchTitle} hint={text.noMatchHint}>
          <Button variant="outline" onClick={() => changeAddress(noFilters(FILTERS))}>
            {text.clear}
          </Button>
        </Placeholder>
      )}
      <SelectionBar eventId={event.eventId} selected={selected} clear={clear} />
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
