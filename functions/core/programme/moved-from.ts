import type { Slot } from "./session.ts";

/** Returns the slot that a session leaves because of `changes`, or null if it does not move. */
export function slotLeft(
  { startsAt, endsAt, room }: Slot,
  changes: { readonly [Field in keyof Slot]?: Slot[Field] | undefined },
): Slot | null {
  const slot: Slot = { startsAt, endsAt, room };
  const isLeft = (field: keyof Slot) => changes[field] !== undefined && changes[field] !== slot[field];
  return (["startsAt", "endsAt", "room"] as const).some(isLeft) ? slot : null;
}
