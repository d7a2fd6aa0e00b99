import { useEffect } from "react";

/** Keeps the screen on while the page is visible. A browser that cannot do so lets it go dark as always. */
export function useAwake(): void {
  useEffect(() => {
    let lock: Promise<WakeLockSentinel | undefined> | undefined;
    const stayAwake = () => {
      // A browser ends the lock when the page is hidden.
      if (document.visibilityState === "visible")
        lock = navigator.wakeLock?.request("screen").catch(() => undefined);
    };
    stayAwake();
    document.addEventListener("visibilitychange", stayAwake);
    return () => {
      document.removeEventListener("visibilitychange", stayAwake);
      void lock?.then((held) => held?.release());
    };
  }, []);
}
