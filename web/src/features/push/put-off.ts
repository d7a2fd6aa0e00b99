import { browserStorage } from "../../storage/browser-storage.ts";

const KEY = "session-rsvp.push-later";
/** About the length of a conference: the next one may ask again. */
const PUT_OFF_MS = 7 * 24 * 60 * 60_000;

/** The person does not want to be asked for now. */
export const putOff = (): void => void browserStorage.write(KEY, String(Date.now()));

/** A browser without storage asks again on the next page. */
export const isPutOff = (): boolean => Date.now() - Number(browserStorage.read(KEY) ?? 0) < PUT_OFF_MS;
