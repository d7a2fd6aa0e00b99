import type { AgendaSession, Conflict } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { returnFocus } from "../../ui/return-focus.ts";
import type { ActPorts } from "./act-ports.ts";
import type { Action } from "./actions.ts";
import { type NamedSession, swapAsked } from "./swap-asked.ts";

export type Gaining = "reserve" | "accept";

interface InTheWay {
  readonly seats: readonly NamedSession[];
  readonly others: readonly NamedSession[];
  /** The event allows both seats. */
  readonly both: boolean;
}

/** Asks after the service has refused a seat for another one at the same time. */
export function askAfterRefusal(
  ports: ActPorts,
  action: Action,
  session: AgendaSession,
  failure: Failure,
): boolean {
  if (failure.kind !== "refused" || failure.code !== "TIME_CONFLICT" || !ports.isStillHere()) return false;
  const conflicts = Array.isArray(failure.problem.conflicts)
    ? (failure.problem.conflicts as readonly Conflict[])
    : [];
  const isSeat = ({ status, tight }: Conflict) => status === "CONFIRMED" && !tight;
  const seats = conflicts.filter(isSeat);
  if (seats.length === 0) return false;
  const others = conflicts.filter((each) => !isSeat(each));
  return askToSwap(ports, action === "accept" ? action : "reserve", session, { seats, others, both: false });
}

/** @returns false if nothing on the page can ask */
export function askToSwap(
  { access, act }: Pick<ActPorts, "access" | "act">,
  action: Gaining,
  session: AgendaSession,
  { seats, others, both }: InTheWay,
): boolean {
  const focused = focusedElement();
  return swapAsked.ask({
    ...{ action, session, seats, others, site: access.origin },
    swap: (swapFor) => void act(action, session, { swapFor }),
    ...(both && { keepBoth: () => void act(action, session, { knowing: true }) }),
    returnFocus: () => returnFocus(focused),
  });
}

/** Also inside the shadow root of a button on another site. */
function focusedElement(): HTMLElement | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
}
