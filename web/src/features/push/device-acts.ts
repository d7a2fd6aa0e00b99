import type { PushSubscriptionsAnswer } from "../../api/answers.ts";
import { deleteSubscription, postSubscription } from "../../api/push.ts";
import type { ApiAccess } from "../../api/request.ts";
import { bodyOf, currentSubscription, isFor, pushAbility, subscribeBrowser } from "./browser-push.ts";
import { forgetDevice, keepDevice, type ThisDevice, thisDevice } from "./this-device.ts";

/** Lets this browser get the person's messages. The browser may ask first. */
export async function startPush(access: ApiAccess, attendeeId: string, publicKey: string): Promise<void> {
  const before = thisDevice();
  // Otherwise the same address would be that of both.
  if (before !== null && before.attendeeId !== attendeeId) await endInBrowser();
  const subscription = await subscribeBrowser(publicKey);
  await tellService(access, attendeeId, subscription);
  const isReplaced = before?.attendeeId === attendeeId && before.endpoint !== subscription.endpoint;
  if (isReplaced) await deleteSubscription(access, before.id).catch(() => undefined);
}

async function tellService(
  access: ApiAccess,
  attendeeId: string,
  subscription: PushSubscription,
): Promise<void> {
  const { endpoint } = subscription;
  const id = await postSubscription(access, bodyOf(subscription));
  keepDevice({ attendeeId, id, endpoint, toldAt: Date.now() });
}

/** Ends the messages to this browser: at the service if it can be reached, and in the browser in any case. */
export async function endPush(access: ApiAccess): Promise<void> {
  const device = thisDevice();
  if (device === null) return;
  // If the page is closed now, the next one goes on with it.
  keepDevice({ ...device, ending: true });
  const ended = deleteSubscription(access, device.id).catch(() => undefined);
  await endInBrowser();
  await ended;
}

/** Its address then answers that it is gone, and the service forgets it with the next message. */
async function endInBrowser(): Promise<void> {
  await (await currentSubscription())?.unsubscribe();
  forgetDevice();
}

const A_DAY_MS = 24 * 60 * 60_000;

/**
 * Keeps what the person has chosen on this browser: browsers drop subscriptions, and a stage may get a new key. If
 * the browser is another person's now, its messages end.
 *
 * @param known what the service knows; asked for only if there is a reason
 */
export async function keepUp(
  access: ApiAccess,
  attendeeId: string | undefined,
  known: () => Promise<PushSubscriptionsAnswer>,
): Promise<void> {
  const device = thisDevice();
  if (device === null) return;
  const isAnothers = attendeeId !== undefined && device.attendeeId !== attendeeId;
  if (device.ending || isAnothers) return endInBrowser();
  if (attendeeId === undefined || pushAbility() !== "able" || Notification.permission !== "granted") return;
  const subscription = await currentSubscription();
  if (subscription?.endpoint === device.endpoint && Date.now() - device.toldAt < A_DAY_MS) return;
  const { publicKey, subscriptions } = await known();
  if (publicKey === null) return endInBrowser();
  const isKept =
    isUpToDate(subscription, device, publicKey) && subscriptions.some(({ id }) => id === device.id);
  if (isKept) return keepDevice({ ...device, toldAt: Date.now() });
  await startPush(access, attendeeId, publicKey);
}

const isUpToDate = (
  subscription: PushSubscription | null,
  { endpoint }: ThisDevice,
  publicKey: string,
): boolean => subscription !== null && subscription.endpoint === endpoint && isFor(subscription, publicKey);
