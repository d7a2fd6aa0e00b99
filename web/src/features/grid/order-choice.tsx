import { ChevronsUpDown } from "lucide-react";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import { ORDERS, type RoomOrder } from "./room-order.ts";

interface OrderChoiceProps {
  readonly order: RoomOrder;
  /** Of rooms. */
  readonly count: number;
  onOrder(order: RoomOrder): void;
}

/** The corner is narrow: the choice lies invisibly over its words. */
export function OrderChoice({ order, count, onOrder }: OrderChoiceProps) {
  return (
    <div className="relative flex h-12 flex-col justify-center rounded-chip pl-1 font-display text-[0.8125rem]/4 text-ink-soft hover:text-ink has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent">
      <span aria-hidden className="truncate tabular-nums">
        {text.rooms(count)}
      </span>
      <span aria-hidden className="flex items-center font-semibold whitespace-nowrap">
        {text.ordered[order]}
        <ChevronsUpDown className="size-3" />
      </span>
      <select
        aria-label={text.order}
        value={order}
        onChange={(event) => onOrder(ORDERS.find((each) => each === event.target.value) ?? order)}
        className="absolute inset-0 opacity-0"
      >
        {ORDERS.map((each) => (
          <option key={each} value={each}>
            {text.orders[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
