import type { AppConfig } from "./config.ts";
import { storageKey, storedUser } from "./stored-identity.ts";

/**
 * A sign-out in another tab ends this one's at once. When another person signs in there, the page reloads, so
 * that nothing begun here is finished in their name.
 * @param person the person who is signed in here
 * @param onChange called when the same person's sign-in has ended or was renewed
 */
export function followOtherTabs(
  config: AppConfig,
  person: string | undefined,
  onChange: () => Promise<void>,
): () => void {
  const follow = ({ key }: StorageEvent) => {
    // Without a key, everything was removed.
    if (key !== null && key !== storageKey(config)) return;
    const now = storedUser(config)?.profile?.sub;
    if (now !== undefined && now !== person) location.reload();
    else void onChange();
  };
  addEventListener("storage", follow);
  return () => removeEventListener("storage", follow);
}
