import { createHash, timingSafeEqual } from "node:crypto";
import { ORIGIN_HEADER } from "../contract/environment.ts";
import type { OriginSettings } from "../contract/settings.ts";
import type { HttpEvent } from "./http-event.ts";
import type { Refusal } from "./reply.ts";

/** Monitoring calls this route directly. It costs no read and reveals nothing. */
const OPEN_ROUTES: ReadonlySet<string> = new Set(["GET /api/health"]);

const notThroughWebsite: Refusal = {
  code: "NOT_THROUGH_WEBSITE",
  detail: "This address answers only the website. Send the same request to the address of the website.",
};

/** Tells where requests come from, as far as that is certain. */
export function originOf({ ORIGIN_SECRETS, DIRECT_REQUESTS: refusesDirect }: OriginSettings) {
  const known = ORIGIN_SECRETS.map(digest);

  /** Compares every secret, in a time that does not depend on how much of it was right. */
  function isThroughCloudFront({ headers }: HttpEvent): boolean {
    const sent = digest(headers[ORIGIN_HEADER] ?? "");
    return known.map((secret) => timingSafeEqual(secret, sent)).includes(true);
  }

  return {
    /** Refuses a request that bypassed CloudFront, unless direct requests are allowed. */
    refusalOf(event: HttpEvent): Refusal | null {
      const isOpen = !refusesDirect || OPEN_ROUTES.has(event.routeKey);
      return isOpen || isThroughCloudFront(event) ? null : notThroughWebsite;
    },

    /** Anybody can send `X-Forwarded-For`. Its last address is certain only if CloudFront appended it. */
    addressOf(event: HttpEvent): string {
      const { sourceIp } = event.requestContext.http;
      if (!isThroughCloudFront(event)) return sourceIp;
      const forwarded = (event.headers["x-forwarded-for"] ?? "").split(",").map((address) => address.trim());
      // API Gateway appends the address of CloudFront itself.
      if (forwarded.at(-1) === sourceIp) forwarded.pop();
      return forwarded.at(-1) || sourceIp;
    },
  };
}

const digest = (text: string) => createHash("sha256").update(text).digest();
