import { queryOptions, skipToken } from "@tanstack/react-query";
import type { PushSubscriptionBody, PushSubscriptionsAnswer, SubscribedAnswer } from "./answers.ts";
import { valueIn } from "./failure.ts";
import { type ApiAccess, request, requestJson } from "./request.ts";

const path = "/api/me/push-subscriptions";

export const pushKey = (attendeeId: string | undefined) => ["push", attendeeId] as const;

/**
 * The key for browsers, and the person's devices.
 *
 * @param attendeeId undefined: nobody is signed in, and nothing is asked for
 */
export const pushQuery = (access: ApiAccess, attendeeId: string | undefined) =>
  queryOptions({
    queryKey: pushKey(attendeeId),
    queryFn:
      attendeeId === undefined
        ? skipToken
        : async ({ signal }) => valueIn(await requestJson<PushSubscriptionsAnswer>(access, { path, signal })),
  });

export const postSubscription = async (access: ApiAccess, body: PushSubscriptionBody): Promise<string> =>
  valueIn(await requestJson<SubscribedAnswer>(access, { method: "POST", path, body })).id;

export const deleteSubscription = async (access: ApiAccess, id: string): Promise<void> => {
  valueIn(await request(access, { method: "DELETE", path: `${path}/${id}` }));
};
