import { queryOptions, skipToken } from "@tanstack/react-query";
import type { Preferences } from "./answers.ts";
import { valueIn } from "./failure.ts";
import { type ApiAccess, requestJson } from "./request.ts";

const path = "/api/me/preferences";

export const preferencesKey = (attendeeId: string | undefined) => ["preferences", attendeeId] as const;

/** @param attendeeId undefined: nobody is signed in, and nothing is asked for */
export const preferencesQuery = (access: ApiAccess, attendeeId: string | undefined) =>
  queryOptions({
    queryKey: preferencesKey(attendeeId),
    queryFn:
      attendeeId === undefined
        ? skipToken
        : async ({ signal }) => valueIn(await requestJson<Preferences>(access, { path, signal })),
  });

export const savePreferences = async (access: ApiAccess, body: Preferences): Promise<Preferences> =>
  valueIn(await requestJson<Preferences>(access, { method: "PUT", path, body }));

/** Lets mails go to the person again. */
export const retryMails = async (access: ApiAccess): Promise<Preferences> =>
  valueIn(await requestJson<Preferences>(access, { method: "DELETE", path: "/api/me/mail-stop" }));
