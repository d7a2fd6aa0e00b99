import type * as z from "zod/mini";
import { type Answer, failed } from "../failure.ts";
import { type ApiAccess, requestJson, type Wanted } from "../request.ts";

/** Asks for what organizers decide by: an older answer in a cache must not be shown. */
export async function requestChecked<T>(
  access: ApiAccess,
  wanted: Wanted,
  schema: z.ZodMiniType<T>,
): Promise<Answer<T>> {
  const answer = await requestJson<unknown>(access, { cache: "no-cache", ...wanted });
  return answer.ok ? checked(schema, answer.value) : answer;
}

/** Asks as an organizer for what others may read too: their answers are of caches, and without drafts. */
export const readAsOrganizer = <T>(
  access: ApiAccess,
  { path, signal }: Pick<Wanted, "path" | "signal">,
  schema: z.ZodMiniType<T>,
): Promise<Answer<T>> =>
  requestChecked(
    { ...access, organizerToken: () => access.token() },
    { path, signal, isPublic: true },
    schema,
  );

/** Checks an answer, so that only data of the contract reaches a page. A newer service may add members. */
export function checked<T>(schema: z.ZodMiniType<T>, body: unknown): Answer<T> {
  const result = schema.safeParse(body);
  if (result.success) return { ok: true, value: result.data };
  const onlyAdded = result.error.issues.every(({ code }) => code === "unrecognized_keys");
  return onlyAdded ? { ok: true, value: body as T } : failed({ kind: "unavailable" });
}
