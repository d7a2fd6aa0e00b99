import { StartError } from "./start-error.ts";

/** Length in UTF-16 units. */
export const MAX_USER_CHARACTERS = 256;

export interface WantedToken {
  readonly user: string;
  readonly groups: readonly string[];
}

/** Gets a token from the service that has this admin port. Rejects with a StartError. */
export async function requestToken(adminUrl: string, wanted: WantedToken): Promise<string> {
  const options = { method: "POST", body: JSON.stringify(wanted) };
  const response = await fetch(`${adminUrl}/token`, options).catch(() => undefined);
  if (response === undefined) throw new StartError("The service does not answer; start it with npm start.");
  const answer = (await response.json()) as { token?: string; detail?: string };
  if (answer.token === undefined) throw new StartError(answer.detail ?? "The service gave no token.");
  return answer.token;
}
