const KEY = "claimed";
const A_DAY_MS = 24 * 3_600_000;

/** Asked once a day on each device, at each sign-in, and where the mail of an addition leads (`?claim`). */
export function hasClaimed(attendeeId: string, search: string, now = Date.now()): boolean {
  if (new URLSearchParams(search).has("claim")) return false;
  const [at = "", ...id] = (localStorage.getItem(KEY) ?? "").split(" ");
  return id.join(" ") === attendeeId && Math.abs(now - Number(at)) < A_DAY_MS;
}

export const rememberClaimed = (attendeeId: string): void =>
  localStorage.setItem(KEY, `${Date.now()} ${attendeeId}`);

/** The next sign-in asks at once. */
export const forgetClaimed = (): void => localStorage.removeItem(KEY);
