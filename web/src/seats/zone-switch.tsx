import { Globe } from "lucide-react";
import { messages } from "../messages/messages.ts";
import { chooseZone, isElsewhere, useWhoseZone, type Whose, zonePlace } from "../time/shown-zone.ts";
import { browserZone } from "../time/zoned.ts";

interface ZoneSwitchProps {
  readonly event: { readonly timeZone: string; readonly startsAt: string; readonly endsAt: string };
  /** @default "page" */
  readonly on?: "page" | "cover";
  readonly className?: string;
}

const PAGE = {
  track: "bg-sunken",
  chosen: "aria-pressed:bg-surface aria-pressed:shadow-lift",
};
/** There the page's colours would be too pale. */
const COVER = { track: "ring-1 ring-line-strong/60 ring-inset", chosen: "aria-pressed:bg-accent-wash" };

const { zones } = messages;

/** Says once a page whose clocks its times are of. Where the reader's differ, they can choose. */
export function ZoneSwitch({ event, on = "page", className = "" }: ZoneSwitchProps) {
  const whose = useWhoseZone();
  const { timeZone, startsAt } = event;
  const names: Record<Whose, string> = {
    event: zones.event(zonePlace(timeZone, startsAt)),
    reader: zones.reader(zonePlace(browserZone(), startsAt)),
  };
  const look = on === "cover" ? COVER : PAGE;
  const line = `flex min-h-9 items-center gap-1.5 text-sm text-ink-soft ${className}`;
  if (!isElsewhere(event)) {
    return (
      <p className={line}>
        <Globe aria-hidden className="size-4 shrink-0" />
        {names.event}
      </p>
    );
  }
  return (
    <fieldset className={line}>
      <legend className="sr-only">{zones.label}</legend>
      <span className={`flex flex-wrap gap-0.5 rounded-[1.125rem] p-0.5 ${look.track}`}>
        {(["event", "reader"] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={whose === each}
            onClick={() => chooseZone(each)}
            className={`min-h-8 rounded-full px-2.5 text-[0.8125rem] font-medium transition-colors hover:text-ink ${look.chosen} aria-pressed:text-ink`}
          >
            {names[each]}
          </button>
        ))}
      </span>
    </fieldset>
  );
}
