import { useMemo } from "react";
import { filterMessages as text } from "../../messages/attendee/filter-messages.ts";
import type { IndexedSession } from "../../seats/indexed-session.ts";
import { Button } from "../../ui/button.tsx";
import { applyFilters, noFilters } from "../../ui/filter-table.ts";
import Sheet, { type SheetProps } from "../../ui/sheet.tsx";
import { Chip, ChipGroup } from "./chip.tsx";
import { countChosen, FILTERS, type FilterName, type Filters, namesIn, ON, withToggled } from "./filters.ts";
import { useFilterFacts } from "./use-filter-facts.ts";

export interface FilterPanelProps extends Pick<SheetProps, "anchor" | "onClose"> {
  readonly eventId: string;
  readonly filters: Filters;
  /** In the schedule's order, which gives them their colours. */
  readonly tracks: readonly string[];
  readonly rooms: readonly string[];
  /** The sessions of the shown days, before any filter. */
  readonly sessions: readonly IndexedSession[];
  /** The number of sessions shown. */
  readonly count: number;
  /** Changes the query of the page's address. */
  onChange(changes: Readonly<Record<string, string>>): void;
}

/** The words of a search stay: they are not in this sheet. */
const { q: _, ...CLEARED } = noFilters(FILTERS);

/** The choices, each with the number of sessions that it would keep beside the other choices. */
export default function FilterPanel(props: FilterPanelProps) {
  const { filters, tracks, rooms, count, onChange, anchor, onClose } = props;
  const counts = useCounts(props);
  const toggle = (filter: FilterName, name: string) =>
    onChange({ [FILTERS[filter].parameter]: withToggled(filters[filter], name) });
  const chip = (filter: FilterName, name: string, label: string, track?: number) => (
    <Chip
      key={`${filter} ${name}`}
      on={namesIn(filters[filter]).includes(name)}
      count={counts[filter].get(name) ?? 0}
      track={track}
      onToggle={() => toggle(filter, name)}
    >
      {label}
    </Chip>
  );
  return (
    <Sheet
      title={text.title}
      aside={
        countChosen(filters) > 0 && (
          <Button variant="quiet" size="sm" onClick={() => onChange(CLEARED)}>
            {text.clear}
          </Button>
        )
      }
      foot={(close) => (
        <Button size="lg" className="w-full" onClick={close}>
          {text.showSessions(count)}
        </Button>
      )}
      {...{ anchor, onClose }}
    >
      <ChipGroup label={text.show}>
        {chip("free", ON, text.free)}
        {chip("mine", ON, text.mine)}
      </ChipGroup>
      {tracks.length > 1 && (
        <ChipGroup label={text.track}>
          {tracks.map((name, index) => chip("track", name, name, index))}
        </ChipGroup>
      )}
      {rooms.length > 1 && (
        <ChipGroup label={text.room}>{rooms.map((name) => chip("room", name, name))}</ChipGroup>
      )}
    </Sheet>
  );
}

/** By filter and choice. */
function useCounts({ eventId, filters, sessions }: FilterPanelProps) {
  const facts = useFilterFacts(eventId, ALL_ON);
  return useMemo(() => {
    const beside = (filter: FilterName, value: string) =>
      applyFilters(FILTERS, { ...filters, [filter]: value }, sessions, facts);
    const byName = (filter: "track" | "room") => {
      const groups = Map.groupBy(beside(filter, ""), ({ session }) => session[filter] ?? "");
      return new Map([...groups].map(([name, { length }]) => [name, length]));
    };
    return {
      text: new Map<string, number>(),
      track: byName("track"),
      room: byName("room"),
      mine: new Map([[ON, beside("mine", ON).length]]),
      free: new Map([[ON, beside("free", ON).length]]),
    };
  }, [filters, sessions, facts]);
}

/** The counts look at seats and at My Schedule, also while no filter does. */
const ALL_ON: Filters = { text: "", track: "", room: "", mine: ON, free: ON };
