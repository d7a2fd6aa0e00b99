import type * as z from "zod/mini";
import { type Answer, checked, failed, refusalOf } from "./answer.ts";

export interface Caller {
  /** The token of the person who is signed in now. */
  token(): string | undefined;
  /** The service no longer accepts the token. */
  onExpired(): void;
}

export interface Wanted {
  readonly method?: "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  readonly accept?: string;
  /** The version that the change is based on: a newer version causes a refusal. */
  readonly version?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export async function requestJson<T>(
  caller: Caller,
  wanted: Wanted,
  schema: z.ZodMiniType<T>,
): Promise<Answer<T>> {
  const response = await request(caller, wanted);
  return response.ok ? checked(schema, await bodyOf(response.value)) : response;
}

/** Returns the response if it is a success; it never rejects. */
export async function request(caller: Caller, wanted: Wanted): Promise<Answer<Response>> {
  const { method = "GET", path, body, accept = "application/json", version, signal } = wanted;
  const token = caller.token();
  try {
    const response = await fetch(path, {
      method,
      // After a change, an older answer in a cache must not be shown.
      cache: "no-cache",
      headers: {
        accept,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(version !== undefined && { "if-match": `"${version}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (response.ok) return { ok: true, value: response };
    if (response.status === 401) caller.onExpired();
    const said = await bodyOf(response);
    return failed(refusalOf(response.status, said, response.headers.get("retry-after")));
  } catch {
    return failed({ kind: "offline" });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
