import type { AppConfig } from "./config.ts";
import type { Identity } from "./identity.ts";
import { storageKey, storedUser } from "./stored-identity.ts";

/**
 * A sign-out in another tab ends this one's at once. When somebody else signs in there, the page starts anew: nothing
 * that was begun here may be finished in their name.
 *
 * @param onChange of the same person's sign-in: it has ended, or was renewed
 */
export function followOtherTabs(
  config: AppConfig,
  identity: Identity,
  onChange: (signedOut: boolean) => void,
): () => void {
  const stored = () => storedUser(config)?.profile?.sub;
  const before = identity.status === "signed-in" ? identity.user.id : stored();
  const follow = ({ key }: StorageEvent) => {
    // No key: everything was removed.
    if (key !== null && key !== storageKey(config)) return;
    const now = stored();
    if (now !== undefined && now !== before) location.reload();
    else onChange(now === undefined);
  };
  addEventListener("storage", follow);
  return () => removeEventListener("storage", follow);
}
