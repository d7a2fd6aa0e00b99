const KEY = "door-device";
let unstored: string | undefined;

/** Tells this device from the others at the door. It says nothing of its person. */
export function doorDevice(): string {
  const known = localStorage.getItem(KEY) ?? unstored;
  if (known !== undefined && known !== null) return known;
  const id = crypto.randomUUID();
  unstored = id;
  localStorage.setItem(KEY, id);
  return id;
}
