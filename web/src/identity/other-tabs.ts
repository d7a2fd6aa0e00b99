import type { AppConfig } from "./config.ts";
import { storageKey, storedUser } from "./stored-identity.ts";

/**
 * A sign-out in another tab ends this one's at once. When somebody else signs in there, the page starts anew: nothing
 * that was begun here may be finished in their name.
 *
 * @param person who is signed in here
 * @param onChange of the same person's sign-in: it has ended, or was renewed
 */
export function followOtherTabs(
  config: AppConfig,
  person: string | undefined,
  onChange: () => Promise<void>,
): () => void {
  const follow = ({ key }: StorageEvent) => {
    // No key: everything was removed.
    if (key !== null && key !== storageKey(config)) return;
    const now = storedUser(config)?.profile?.sub;
    if (now !== undefined && now !== person) location.reload();
    else void onChange();
  };
  addEventListener("storage", follow);
  return () => removeEventListener("storage", follow);
}
