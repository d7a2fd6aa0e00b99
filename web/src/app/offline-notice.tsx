import { type QueryCache, useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useCallback, useSyncExternalStore } from "react";
import { isOld } from "../api/kept/keeper.ts";
import { offlineMessages as text } from "../messages/attendee/offline-messages.ts";
import { browserZone, timeText } from "../time/zoned.ts";
import { useOnline } from "../ui/use-online.ts";

/** Says how old the page's data are while the service cannot be reached, on the clock of the device. */
export function OfflineNotice() {
  const online = useOnline();
  const asOf = useAsOf(online);
  return (
    <div role="status" aria-label={text.label}>
      {asOf !== undefined && (
        <p className="flex items-center justify-center gap-2 bg-warn-wash px-4 py-2 text-sm font-medium text-warn">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {text.asOf(timeText(asOf, browserZone(), Date.now()))}
        </p>
      )}
    </div>
  );
}

/** The time of the oldest answer that the page shows although it may be old. */
function useAsOf(online: boolean): number | undefined {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((changed: () => void) => cache.subscribe(changed), [cache]);
  return useSyncExternalStore(subscribe, () => oldestIn(cache, online));
}

function oldestIn(cache: QueryCache, online: boolean): number | undefined {
  const times = cache
    .getAll()
    .filter((query) => query.isActive() && query.state.dataUpdatedAt > 0)
    .filter((query) => !online || isOld(query))
    .map(({ state }) => state.dataUpdatedAt);
  return times.length === 0 ? undefined : Math.min(...times);
}
