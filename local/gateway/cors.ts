import type { CorsConfiguration } from "./gateway-definition.ts";
import type { HttpResponse } from "./http-response.ts";

type Headers = Record<string, string>;

/** With CORS configured, API Gateway answers preflights itself and overrides the functions' CORS headers. */
export function preflightResponse(cors: CorsConfiguration, origin?: string): HttpResponse {
  const headers: Headers = originHeaders(cors, origin);
  if (headers["access-control-allow-origin"] !== undefined) {
    if (cors.AllowMethods) headers["access-control-allow-methods"] = cors.AllowMethods.join(",");
    if (cors.AllowHeaders) headers["access-control-allow-headers"] = cors.AllowHeaders.join(",");
    if (cors.MaxAge !== undefined) headers["access-control-max-age"] = String(cors.MaxAge);
  }
  return { status: 204, headers, body: "" };
}

export function withCors(
  answer: HttpResponse,
  cors: CorsConfiguration | undefined,
  origin?: string,
): HttpResponse {
  if (cors === undefined) return answer;
  const kept = Object.entries(answer.headers).filter(([name]) => !name.startsWith("access-control-"));
  const headers = originHeaders(cors, origin);
  if (cors.ExposeHeaders && headers["access-control-allow-origin"] !== undefined) {
    headers["access-control-expose-headers"] = cors.ExposeHeaders.join(",");
  }
  const vary = [answer.headers.vary, headers.vary].filter((value) => value !== undefined).join(", ");
  return {
    ...answer,
    headers: { ...Object.fromEntries(kept), ...headers, ...(vary !== "" && { vary }) },
  };
}

function originHeaders({ AllowOrigins = [], AllowCredentials }: CorsConfiguration, origin?: string): Headers {
  if (origin === undefined || !AllowOrigins.some((allowed) => matches(allowed, origin))) return {};
  return {
    "access-control-allow-origin": AllowOrigins.includes("*") && AllowCredentials !== true ? "*" : origin,
    ...(AllowCredentials === true && { "access-control-allow-credentials": "true" }),
    vary: "Origin",
  };
}

/** Allowed origins are literal, `*`, `http://*` or `https://*`. */
function matches(allowed: string, origin: string): boolean {
  return allowed.endsWith("*") ? origin.startsWith(allowed.slice(0, -1)) : allowed === origin;
}
