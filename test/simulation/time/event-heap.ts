export interface Event {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
  /** It settles no promise. */
  readonly isQuiet: boolean;
}

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Events in the order of their times, and of their making at the same time. */
export class EventHeap {
  readonly #events: Event[] = [];

  get first(): Event | undefined {
    return this.#events[0];
  }

  push(event: Event): void {
    const events = this.#events;
    let at = events.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = events[above] as Event;
      if (!isBefore(event, parent)) break;
      events[at] = parent;
      at = above;
    }
    events[at] = event;
  }

  pop(): Event | undefined {
    const [first] = this.#events;
    const last = this.#events.pop();
    if (last && last !== first) this.#sink(last);
    return first;
  }

  /** Puts an event in place of the first. */
  #sink(event: Event): void {
    const events = this.#events;
    let at = 0;
    for (;;) {
      const left = events[2 * at + 1];
      if (!left) break;
      const right = events[2 * at + 2];
      const below = right && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1;
      const child = events[below] as Event;
      if (!isBefore(child, event)) break;
      events[at] = child;
      at = below;
    }
    events[at] = event;
  }
}
