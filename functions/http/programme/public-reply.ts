import { entityTag, isKnown } from "../../middleware/entity-tags.ts";
import type { HttpEvent } from "../../middleware/http-event.ts";
import { jsonText, PERSONAL, type Reply } from "../../middleware/reply.ts";

interface PublicReply {
  readonly body: string;
  /** How long caches may keep it for everybody. */
  readonly seconds: number;
  readonly headers: HttpEvent["headers"];
  /** False if it shows a draft, which only this caller may see. */
  readonly published: boolean;
  readonly isOrganizer: boolean;
  /** What the body is. @default JSON */
  readonly type?: Readonly<Record<string, string>>;
  /** @default the tag of the whole body */
  readonly etag?: string;
}

/** Organizers look at what they have just changed, so their browser asks each time whether its copy is still true. */
const ORGANIZERS = { "cache-control": "private, no-cache" };

export function publicReply({
  body,
  seconds,
  headers,
  published,
  isOrganizer,
  ...given
}: PublicReply): Reply {
  const { etag = entityTag(body), type } = given;
  const vary = "Authorization";
  if (!published) return jsonText(200, "OK", body, { ...type, ...PERSONAL, etag, vary });
  const shared = { "cache-control": `public, max-age=${seconds}` };
  const cached = { ...(isOrganizer ? ORGANIZERS : shared), etag, vary };
  if (isKnown(etag, headers["if-none-match"])) {
    return { status: 304, outcome: "NOT_MODIFIED", headers: cached, body: "" };
  }
  return jsonText(200, "OK", body, { ...type, ...cached });
}
