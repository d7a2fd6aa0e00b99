import type { IncomingHttpHeaders } from "node:http";

const URGENCIES = ["very-low", "low", "normal", "high"];

/** What is wrong with the headers of a push request, as RFC 8030 and RFC 8291 have them. */
export function headersProblem({ ttl, topic, urgency, ...headers }: IncomingHttpHeaders): string | undefined {
  if (!/^\d+$/.test(String(ttl))) return "TTL must be a number of seconds";
  if (headers["content-encoding"] !== "aes128gcm") return "Content-Encoding must be aes128gcm";
  if (topic !== undefined && !/^[\w-]{1,32}$/.test(String(topic)))
    return "Topic must be 1 to 32 characters of base64url";
  if (urgency !== undefined && !URGENCIES.includes(String(urgency)))
    return `Urgency must be one of ${URGENCIES.join(", ")}`;
  return undefined;
}
