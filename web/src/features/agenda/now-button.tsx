import { ArrowDown, ArrowUp } from "lucide-react";
import { messages } from "../../messages/messages.ts";
import type { Sight } from "./use-now-line.ts";

interface NowButtonProps {
  readonly sight: Sight | undefined;
  onNow(): void;
}

/** Leads to now while that is out of sight: on a phone a key at the foot of the time column, elsewhere a word. */
export function NowButton({ sight, onNow }: NowButtonProps) {
  if (sight !== "above" && sight !== "below") return null;
  const Arrow = sight === "above" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={onNow}
      className="flex shrink-0 items-center justify-center gap-1 font-display font-semibold max-md:fixed max-md:bottom-[calc(var(--tabs)+var(--offer-foot)+env(safe-area-inset-bottom)+0.5rem)] max-md:left-1.5 max-md:z-20 max-md:size-[3.125rem] max-md:flex-col max-md:rounded-card max-md:bg-ink max-md:text-xs max-md:text-canvas max-md:shadow-float md:h-10 md:rounded-full md:px-3 md:text-sm md:text-ink-soft md:hover:bg-sunken md:hover:text-ink"
    >
      <Arrow aria-hidden className="size-4" />
      {messages.agenda.now}
    </button>
  );
}
