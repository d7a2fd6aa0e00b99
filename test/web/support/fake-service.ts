import { vi } from "vitest";

/** A request as the service gets it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

type Played = Response | Error | object;

/** What the service answers, by method and path: a body, a whole response, or an Error for a request without an answer. */
export type Service = Readonly<Record<string, (call: Call) => Played | Promise<Played>>>;

export const answer = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

export const refuse = (status: number, code: string, members: object = {}, headers = {}) =>
  answer(
    { type: "about:blank", status, code, title: code, detail: `${code}, in words`, ...members },
    status,
    headers,
  );

export const lost = () => new TypeError("Failed to fetch");

/** Replaces the browser's fetch. The returned list fills with what is asked for. */
export function playService(service: Service): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (input: string, init: RequestInit = {}) => {
    const call = callOf(input, init);
    calls.push(call);
    const play = service[nameOf(call)];
    if (play === undefined) throw new Error(`Nobody plays ${nameOf(call)}`);
    const played = await play(call);
    init.signal?.throwIfAborted();
    if (played instanceof Error) throw played;
    return played instanceof Response ? played : answer(played);
  });
  return calls;
}

export const nameOf = ({ method, path }: Call): string => `${method} ${path}`;

function callOf(input: string, { method = "GET", headers, body }: RequestInit): Call {
  const url = new URL(input, "http://service");
  return {
    method,
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: new Headers(headers),
    body: typeof body === "string" ? JSON.parse(body) : undefined,
  };
}
