import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PushSubscriptionsAnswer } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import { deleteSubscription, pushKey, pushQuery } from "../../api/push.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { currentSubscription, NotAllowed, type PushAbility, pushAbility } from "./browser-push.ts";
import { endPush, startPush } from "./device-acts.ts";
import { thisDevice } from "./this-device.ts";

/** What a person can do about push messages on this browser. `none`: this stage sends none. */
export type PushState = "loading" | "unknown" | "none" | Exclude<PushAbility, "able"> | "off" | "on";

export interface Push {
  readonly state: PushState;
  /** The person's devices; empty until they are known. */
  readonly devices: PushSubscriptionsAnswer["subscriptions"];
  /** The id of this browser among them. */
  readonly thisId: string | undefined;
  readonly busy: boolean;
  readonly failed: boolean;
  start(): void;
  /** @param id the device; undefined: this browser */
  end(id?: string): void;
  retry(): void;
}

export function usePush(): Push {
  const access = useApiAccess();
  const client = useQueryClient();
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const known = useQuery(pushQuery(access, attendeeId));
  const browser = useQuery({
    queryKey: [...pushKey(attendeeId), "browser"],
    queryFn: async () => (await currentSubscription())?.endpoint ?? null,
  });
  const [ability, setAbility] = useState(pushAbility);
  const publicKey = known.data?.publicKey ?? null;
  const act = useMutation({
    mutationFn: async (wanted: "start" | { readonly end: string | undefined }) => {
      if (attendeeId === undefined) return;
      if (wanted === "start") {
        if (publicKey !== null) await startPush(access, attendeeId, publicKey);
      } else if (wanted.end === undefined || wanted.end === thisDevice()?.id) await endPush(access);
      else await deleteSubscription(access, wanted.end);
    },
    onSettled: async () => {
      setAbility(pushAbility());
      await askAnew(client, { queryKey: pushKey(attendeeId) });
    },
  });
  const devices = known.data?.subscriptions ?? [];
  const here = devices.find(({ endpoint }) => endpoint === browser.data);
  return {
    state: stateOf(),
    devices,
    thisId: here?.id,
    busy: act.isPending,
    failed: act.isError && !(act.error instanceof NotAllowed),
    start: () => act.mutate("start"),
    end: (id) => act.mutate({ end: id }),
    retry: () => void known.refetch(),
  };

  function stateOf(): PushState {
    if (known.data === undefined) return known.isError ? "unknown" : "loading";
    if (publicKey === null) return "none";
    if (ability !== "able") return ability;
    if (browser.data === undefined) return browser.isError ? "off" : "loading";
    return here === undefined ? "off" : "on";
  }
}
