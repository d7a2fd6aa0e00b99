import { ArrowDown, ArrowUp } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { messages } from "../../messages/messages.ts";
import { isInSight, type Sight, showLine, watchLine } from "./now-sight.ts";

export interface NowButtonProps {
  readonly eventId: string;
  /** The line at now, on the day that has it. */
  readonly line: RefObject<HTMLElement | null>;
  /** Where now is: on the shown day, or on one before or after it. */
  readonly from: Sight;
  /** Shows the day that has the line. */
  toToday(): void;
}

const opened = new Set<string>();

/**
 * The way back to now while that is out of sight: on a phone a key at the foot of the time column, elsewhere a word
 * beside the days. The first load of an agenda opens at now without it.
 */
export default function NowButton({ eventId, line, from, toToday }: NowButtonProps) {
  const [seen, setSeen] = useState<Sight>("here");
  const [due, setDue] = useState(false);
  const sight = from === "here" ? seen : from;

  useEffect(() => {
    const element = line.current;
    if (from !== "here" || element === null) return;
    // On the way back to the page the browser restores the place where a person was.
    if (!opened.has(eventId) && scrollY === 0 && !isInSight(element)) showLine(element);
    opened.add(eventId);
    return watchLine(element, setSeen);
  }, [eventId, line, from]);

  useEffect(() => {
    if (!due || from !== "here" || line.current === null) return;
    setDue(false);
    showLine(line.current);
    // This button is about to go, and the focus must not go with it.
    line.current.focus({ preventScroll: true });
  }, [due, line, from]);

  if (sight === "here") return null;
  const Arrow = sight === "above" ? ArrowUp : ArrowDown;
  const go = () => {
    if (from !== "here") toToday();
    setDue(true);
  };
  return (
    <button
      type="button"
      onClick={go}
      className="flex shrink-0 items-center justify-center gap-1 font-display font-semibold max-md:fixed max-md:bottom-[calc(var(--tabs)+var(--offer-foot)+env(safe-area-inset-bottom)+0.5rem)] max-md:left-1.5 max-md:z-20 max-md:size-[3.125rem] max-md:flex-col max-md:rounded-card max-md:bg-ink max-md:text-xs max-md:text-canvas max-md:shadow-float md:h-10 md:rounded-full md:px-3 md:text-sm md:text-ink-soft md:hover:bg-sunken md:hover:text-ink"
    >
      <Arrow aria-hidden className="size-4 md:hidden" />
      {messages.agenda.now}
    </button>
  );
}
