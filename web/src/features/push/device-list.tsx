import { Smartphone } from "lucide-react";
import { pushMessages } from "../../messages/attendee/push-messages.ts";
import { shortDate } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import type { Push } from "./use-push.ts";

const text = pushMessages.device;

/** The companies whose browsers most people use, by the end of the name of their push service. */
const SERVICES: readonly (readonly [end: string, company: string])[] = [
  ["googleapis.com", "Google"],
  ["mozilla.com", "Mozilla"],
  ["apple.com", "Apple"],
  ["windows.com", "Microsoft"],
];

/** @param endpoint the address at which the push service takes messages */
function serviceOf(endpoint: string): string {
  const { hostname } = new URL(endpoint);
  return SERVICES.find(([end]) => hostname.endsWith(`.${end}`))?.[1] ?? hostname;
}

/** All devices that get the person's messages. They may end each of them, because a lost phone cannot do so itself. */
export function DeviceList({
  devices,
  thisId,
  busy,
  end,
}: Pick<Push, "devices" | "thisId" | "busy" | "end">) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (devices.length === 0) return null;
  return (
    <ul>
      {devices.map(({ id, endpoint, createdAt }) => {
        const name = id === thisId ? text.here : text.of(serviceOf(endpoint));
        const since = text.since(shortDate(createdAt, zone));
        return (
          <li key={id} className="flex min-h-14 items-center gap-3 border-t border-line text-sm">
            <Smartphone aria-hidden className="size-4 shrink-0 text-ink-soft" />
            <span className="min-w-0 flex-1">
              <span className="font-semibold">{name}</span> <span className="text-ink-soft">{since}</span>
            </span>
            {id !== thisId && (
              <Button
                variant="quiet"
                size="sm"
                unavailable={busy}
                aria-label={text.removeOf(name, since)}
                onClick={() => end(id)}
              >
                {text.remove}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
