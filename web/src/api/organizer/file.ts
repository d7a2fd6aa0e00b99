import { type Answer, failed } from "../failure.ts";
import { type ApiAccess, request } from "../request.ts";

export type FileType = "csv" | "json";

const MEDIA_TYPES = { csv: "text/csv", json: "application/json" } as const;

/** What the service has at this path, as a file that spreadsheets or programs can open. */
export async function readFile(access: ApiAccess, path: string, type: FileType): Promise<Answer<Blob>> {
  const accept = MEDIA_TYPES[type];
  const response = await request(access, { path, accept, cache: "no-cache" });
  if (!response.ok) return response;
  try {
    // Without the byte order mark, Excel reads UTF-8 in the machine's code page. JSON must not have one.
    const mark = type === "csv" ? ["\ufeff"] : [];
    return { ok: true, value: new Blob([...mark, await response.value.blob()], { type: accept }) };
  } catch {
    return failed({ kind: "offline" });
  }
}
