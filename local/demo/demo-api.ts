import { setTimeout as sleep } from "node:timers/promises";

export interface DemoTarget {
  readonly url: string;
  token(user: string, groups: readonly string[]): Promise<string>;
}

const MAX_ATTEMPTS_PER_CALL = 5;

export async function call(
  { url }: DemoTarget,
  method: string,
  path: string,
  { token, body }: { token?: string; body?: unknown } = {},
): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    // Every call here may be repeated; on a busy machine, functions load too slowly at first.
    if (response.status < 500 || attempt === MAX_ATTEMPTS_PER_CALL) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    }
    await sleep(Number(response.headers.get("retry-after") ?? 1) * 1000);
  }
}
