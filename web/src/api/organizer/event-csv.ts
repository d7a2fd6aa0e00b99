import { type Answer, failed } from "../failure.ts";
import { eventPath } from "../queries.ts";
import { type ApiAccess, request } from "../request.ts";

interface CsvRequest {
  readonly eventId: string;
  readonly signal: AbortSignal;
  /** The people that have arrived so far. */
  onPeople(people: number): void;
}

/** The people of all sessions as one file. The service gives it in parts, each of which leads to the next. */
export async function readEventCsv(access: ApiAccess, wanted: CsvRequest): Promise<Answer<Blob>> {
  const { eventId, signal, onPeople } = wanted;
  const first = `${eventPath(eventId)}/roster`;
  const parts: string[] = [];
  let people = 0;
  for (let path: string | undefined = first; path !== undefined; ) {
    const response: Answer<Response> = await request(access, {
      ...{ path, signal },
      accept: "text/csv",
      cache: "no-cache",
    });
    if (!response.ok) return response;
    const text: string | undefined = await response.value.text().catch(() => undefined);
    signal.throwIfAborted();
    if (text === undefined) return failed({ kind: "offline" });
    parts.push(text);
    people += rowsOf(text) - (path === first ? 1 : 0);
    onPeople(people);
    path = nextOf(response.value.headers.get("link"), first);
  }
  // Without the byte order mark, Excel reads UTF-8 in the machine's code page.
  return { ok: true, value: new Blob(["\ufeff", ...parts], { type: "text/csv" }) };
}

/** No value has a line break. */
const rowsOf = (csv: string): number => csv.split("\r\n").length - 1;

/** Only an address of the same list is followed: the token is sent with it. */
function nextOf(link: string | null, first: string): string | undefined {
  const path = link?.match(/<([^>]*)>;\s*rel="?next"?/)?.[1];
  return path?.startsWith(`${first}?`) ? path : undefined;
}
