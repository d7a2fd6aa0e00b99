import type { AppConfig } from "./config.ts";
import { storedIdentity, storedUser } from "./stored-identity.ts";

/**
 * Another token of the same person. It may be stored already, because another request or tab has renewed the
 * sign-in.
 */
export async function renewedToken(
  config: AppConfig,
  person: string,
  refused: string,
  renew: () => Promise<void>,
): Promise<string | undefined> {
  const token = () => {
    const now = storedIdentity(config);
    const isAnother = now.status === "signed-in" && now.attendee.id === person && now.token !== refused;
    return isAnother ? now.token : undefined;
  };
  const stored = storedUser(config);
  const isRenewable = stored?.profile?.sub === person && stored.refresh_token !== undefined;
  if (token() === undefined && isRenewable) await renew();
  return token();
}
