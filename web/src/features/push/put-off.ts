const KEY = "session-rsvp.push-later";
/** About the length of a conference: the next one may ask again. */
const PUT_OFF_MS = 7 * 24 * 60 * 60_000;

/** The person does not want to be asked for now. */
export function putOff(): void {
  try {
    localStorage.setItem(KEY, String(Date.now()));
  } catch {
    // A browser without storage asks again on the next page.
  }
}

export function isPutOff(): boolean {
  try {
    return Date.now() - Number(localStorage.getItem(KEY) ?? 0) < PUT_OFF_MS;
  } catch {
    return false;
  }
}
