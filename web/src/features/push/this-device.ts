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
    return JSON.parse(localStorage.getItem(DEVICE_KEY) ?? "null") as ThisDevice | null;
  } catch {
    return null;
  }
}

export function keepDevice(device: ThisDevice): void {
  try {
    localStorage.setItem(DEVICE_KEY, JSON.stringify(device));
  } catch {
    // The browser still gets messages; only the next page does not know their person.
  }
}

export function forgetDevice(): void {
  try {
    localStorage.removeItem(DEVICE_KEY);
  } catch {
    // There was nothing to forget.
  }
}
