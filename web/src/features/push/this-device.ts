import { browserStorage } from "../../storage/browser-storage.ts";

/** The person who gets the messages of this browser. It outlives the page, and also a sign-in that has ended by itself. */
export interface ThisDevice {
  readonly attendeeId: string;
  /** The id and the address of the subscription. */
  readonly id: string;
  readonly endpoint: string;
  /** When the service has heard of it, in milliseconds since 1970. */
  readonly toldAt: number;
  /** The person has signed out, and the browser must not tell the next one. */
  readonly ending?: boolean;
}

const DEVICE_KEY = "session-rsvp.push";

export function thisDevice(): ThisDevice | null {
  try {
    return JSON.parse(browserStorage.read(DEVICE_KEY) ?? "null") as ThisDevice | null;
  } catch {
    return null;
  }
}

/** Without storage the browser still gets messages; only the next page does not know their person. */
export function keepDevice(device: ThisDevice): void {
  browserStorage.write(DEVICE_KEY, JSON.stringify(device));
}

export function forgetDevice(): void {
  browserStorage.remove(DEVICE_KEY);
}
