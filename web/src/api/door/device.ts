import { browserStorage } from "../../storage/browser-storage.ts";

const KEY = "door-device";
/** A browser without storage is another device with each page. */
let unstored: string | undefined;

/** Tells this device from the others at the door. It says nothing of its person. */
export function doorDevice(): string {
  const known = browserStorage.read(KEY) ?? unstored;
  if (known !== undefined) return known;
  const id = crypto.randomUUID();
  unstored = id;
  browserStorage.write(KEY, id);
  return id;
}
