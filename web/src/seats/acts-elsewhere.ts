import { browserStorage } from "../storage/browser-storage.ts";

const KEY = "session-rsvp.acted";

/** Tells the browser's other tabs that the attendee has done something: what they show of it is older now. */
export function tellOtherTabs(): void {
  browserStorage.write(KEY, crypto.randomUUID());
}

/** @returns a function that ends it */
export function onActElsewhere(act: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === KEY) act();
  };
  addEventListener("storage", hear);
  return () => removeEventListener("storage", hear);
}
