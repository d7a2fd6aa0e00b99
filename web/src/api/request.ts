import { AS_ORGANIZER_HEADER } from "../../../functions/contract/environment.ts";
import { type Answer, failed, failureFrom } from "./failure.ts";

/** How a page reaches the API: the address, and the token of the person who uses the page. */
export interface ApiAccess {
  /** The address before `/api`; empty for the page's own origin. */
  readonly origin: string;
  /** The token of the person who is signed in now. */
  token(): string | undefined | Promise<string | undefined>;
  /** Only organizers send theirs for what everybody may read: they see drafts, and changes at once. */
  organizerToken(): string | undefined | Promise<string | undefined>;
  /** @returns another token of the same person, with which to ask once more */
  renew?(refused: string): Promise<string | undefined>;
  /** The service no longer accepts the token. */
  onExpired(refused: string | undefined): void;
}

export interface Wanted {
  readonly method?: "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  /** The answer is the same for everybody. */
  readonly isPublic?: boolean;
  readonly body?: unknown;
  readonly accept?: string;
  readonly cache?: RequestCache;
  /** The version that the change is based on: a newer version causes a refusal. */
  readonly version?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** @returns the body of a successful answer, as the contract types it */
export async function requestJson<T>(access: ApiAccess, wanted: Wanted): Promise<Answer<T>> {
  const response = await request(access, wanted);
  if (!response.ok) return response;
  const body = await bodyOf(response.value);
  return body === undefined
    ? failed({ kind: "unavailable", status: response.value.status })
    : { ok: true, value: body as T };
}

/** Returns the response if it is a success; rejects only if the page no longer wants it. */
export async function request(access: ApiAccess, wanted: Wanted): Promise<Answer<Response>> {
  const {
    method = "GET",
    path,
    isPublic,
    body,
    accept = "application/json",
    cache,
    version,
    headers,
    signal,
  } = wanted;
  try {
    const token = await (isPublic ? access.organizerToken() : access.token());
    const response = await sendWith(access, token, (sent) =>
      fetch(access.origin + path, {
        method,
        headers: {
          accept,
          ...(sent !== undefined && { authorization: `Bearer ${sent}` }),
          ...(isPublic && sent && { [AS_ORGANIZER_HEADER]: "true" }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...(version !== undefined && { "if-match": `"${version}"` }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(cache && { cache }),
        ...(signal && { signal }),
      }),
    );
    // Only who sends `if-none-match` gets a 304.
    if (response.ok || response.status === 304) return { ok: true, value: response };
    const said = await bodyOf(response);
    return failed(failureFrom(response.status, said, response.headers.get("retry-after")));
  } catch (error) {
    signal?.throwIfAborted();
    // fetch rejects with a TypeError for everything that prevents an answer.
    return failed(error instanceof TypeError ? { kind: "offline" } : { kind: "unavailable" });
  }
}

/** Sends a request with the token. If it is refused, sends it once more with a renewed one. */
export async function sendWith<R extends { readonly status: number }>(
  access: ApiAccess,
  token: string | undefined,
  send: (token: string | undefined) => Promise<R>,
): Promise<R> {
  const response = await send(token);
  if (response.status !== 401) return response;
  const renewed = token && (await access.renew?.(token));
  const last = renewed ? await send(renewed) : response;
  if (last.status === 401) access.onExpired(renewed || token);
  return last;
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
