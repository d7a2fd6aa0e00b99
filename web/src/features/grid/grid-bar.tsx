import { ChevronDown } from "lucide-react";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import { ORDERS, type RoomOrder } from "./room-order.ts";

interface GridBarProps {
  readonly order: RoomOrder;
  onOrder(order: RoomOrder): void;
  onList(): void;
}

/** A screen reader comes to it before the grid, and learns that there is a list. */
export function GridBar({ order, onOrder, onList }: GridBarProps) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 pb-2">
      <div className="sr-only focus-within:not-sr-only focus-within:mr-auto focus-within:flex focus-within:items-center focus-within:gap-3 focus-within:text-sm">
        <p>{text.hint}</p>
        <button
          type="button"
          onClick={onList}
          className="h-11 shrink-0 rounded-control px-3 font-semibold text-accent underline underline-offset-2"
        >
          {text.asList}
        </button>
      </div>
      <span className="relative inline-flex">
        <select
          aria-label={text.order}
          value={order}
          onChange={(event) => onOrder(ORDERS.find((each) => each === event.target.value) ?? order)}
          className="h-9 appearance-none rounded-control pr-8 pl-3 text-sm font-medium text-ink-soft hover:bg-sunken"
        >
          {ORDERS.map((each) => (
            <option key={each} value={each}>
              {text.orders[each]}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-ink-soft"
        />
      </span>
    </div>
  );
}
