import { ChevronDown } from "lucide-react";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import { ORDERS, type RoomOrder } from "./room-order.ts";

interface OrderChoiceProps {
  readonly order: RoomOrder;
  /** Of rooms. */
  readonly count: number;
  onOrder(order: RoomOrder): void;
}

export function OrderChoice({ order, count, onOrder }: OrderChoiceProps) {
  return (
    <div className="flex items-center justify-end gap-1 text-[0.8125rem] text-ink-soft">
      <span className="tabular-nums">{text.rooms(count)}</span>
      <span className="relative inline-flex">
        <select
          aria-label={text.order}
          value={order}
          onChange={(event) => onOrder(ORDERS.find((each) => each === event.target.value) ?? order)}
          className="h-9 appearance-none rounded-control pr-7 pl-2 font-semibold text-ink-soft hover:bg-sunken"
        >
          {ORDERS.map((each) => (
            <option key={each} value={each}>
              {text.orders[each]}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-2.5 right-2 size-4 text-ink-soft"
        />
      </span>
    </div>
  );
}
