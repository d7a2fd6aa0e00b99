import type { ApiAccess } from "../api/request.ts";
import { thisDevice } from "../features/push/this-device.ts";

/** A person who signs out does not wait longer for a slow network. What is left is done on the next page. */
const PATIENCE_MS = 2_000;

/** Ends the messages to this browser, if there are any, while the person may still ask for it. */
export function leaveDevice(access: ApiAccess, signOut: () => void): void {
  if (thisDevice() === null) {
    signOut();
    return;
  }
  const ended = import("../features/push/device-acts.ts").then(({ endPush }) => endPush(access));
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  void Promise.race([ended.catch(() => undefined), patience]).then(signOut);
}
