import { Globe } from "lucide-react";
import { messages } from "../messages/messages.ts";
import { chooseZone, isElsewhere, useWhoseZone, type Whose, zonePlace } from "../time/shown-zone.ts";
import { browserZone } from "../time/zoned.ts";

interface ZoneSwitchProps {
  readonly event: { readonly timeZone: string; readonly startsAt: string; readonly endsAt: string };
  readonly className?: string;
}

const { zones } = messages;

/** Says once a page whose clocks its times are of. Where the reader's differ, they can choose. */
export function ZoneSwitch({ event, className = "" }: ZoneSwitchProps) {
  const whose = useWhoseZone();
  const { timeZone, startsAt } = event;
  const names: Record<Whose, string> = {
    event: zones.event(zonePlace(timeZone, startsAt)),
    reader: zones.reader(zonePlace(browserZone(), startsAt)),
  };
  const look = `flex min-h-9 items-center gap-1.5 text-sm text-ink-soft ${className}`;
  if (!isElsewhere(event)) {
    return (
      <p className={look}>
        <Globe aria-hidden className="size-4 shrink-0" />
        {names.event}
      </p>
    );
  }
  return (
    <fieldset className={look}>
      <legend className="sr-only">{zones.label}</legend>
      <span className="flex flex-wrap gap-0.5 rounded-[1.125rem] bg-sunken p-0.5">
        {(["event", "reader"] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={whose === each}
            onClick={() => chooseZone(each)}
            className="min-h-8 rounded-full px-2.5 text-[0.8125rem] font-medium transition-colors hover:text-ink aria-pressed:bg-surface aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:shadow-lift"
          >
            {names[each]}
          </button>
        ))}
      </span>
    </fieldset>
  );
}
