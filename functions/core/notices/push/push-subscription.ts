/** A browser that takes push messages for a person. */
export interface PushSubscription {
  /** It follows from the endpoint, so a browser that subscribes again has the same one. */
  readonly id: string;
  /** The address of the browser's push service. */
  readonly endpoint: string;
  /** The browser's public key and its secret, in base64url. */
  readonly p256dh: string;
  readonly auth: string;
  /** The service's public key for which the browser has subscribed. */
  readonly serverKey: string;
  /** ISO, UTC. */
  readonly createdAt: string;
  /** When the browser makes another one, ISO, UTC. `null`: it has not said so. */
  readonly expiresAt: string | null;
}

/** More devices than a person uses. The item of the preferences stays small. */
export const MAX_SUBSCRIPTIONS = 10;

export type SubscribingPlan =
  | { readonly kind: "create" }
  | { readonly kind: "renew"; readonly createdAt: string }
  | { readonly kind: "add" }
  | { readonly kind: "replace"; readonly oldestId: string };

/**
 * Says how a subscription gets among those that the person has.
 *
 * @param existing `null`: the person has never had one
 */
export function planSubscribing(
  existing: readonly Pick<PushSubscription, "id" | "createdAt">[] | null,
  id: string,
): SubscribingPlan {
  if (existing === null) return { kind: "create" };
  const known = existing.find((each) => each.id === id);
  if (known !== undefined) return { kind: "renew", createdAt: known.createdAt };
  const [oldest] = existing.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  if (oldest === undefined || existing.length < MAX_SUBSCRIPTIONS) return { kind: "add" };
  return { kind: "replace", oldestId: oldest.id };
}
