/** The answer to the client. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer | string;
}

interface StructuredResult {
  statusCode: unknown;
  headers?: Record<string, unknown>;
  cookies?: unknown;
  body?: unknown;
  isBase64Encoded?: unknown;
}

/** The gateway sets these itself and drops a function's values. */
const OWN_HEADERS = new Set([
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
]);

/**
 * In payload format 2.0, a result without `statusCode` is the body. Returns undefined for a result that API
 * Gateway cannot serve.
 */
export function responseOf(payload: string): HttpResponse | undefined {
  const result: unknown = JSON.parse(payload);
  if (!isStructured(result)) {
    const body = typeof result === "string" ? result : payload;
    return { status: 200, headers: { "content-type": "application/json" }, body };
  }
  const status = Number(result.statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return undefined;
  const { body = "", isBase64Encoded } = result;
  if (typeof body !== "string") return undefined;
  return {
    status,
    headers: headersOf(result),
    body: isBase64Encoded === true ? Buffer.from(body, "base64") : body,
  };
}

function isStructured(result: unknown): result is StructuredResult {
  return typeof result === "object" && result !== null && "statusCode" in result;
}

function headersOf({ headers, cookies }: StructuredResult): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    const key = name.toLowerCase();
    if (!OWN_HEADERS.has(key) && value !== null && value !== undefined) result[key] = String(value);
  }
  result["content-type"] ??= "text/plain; charset=utf-8";
  if (Array.isArray(cookies)) result["set-cookie"] = cookies.map(String);
  return result;
}
