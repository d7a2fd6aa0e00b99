import { toProblemDocument } from "../../../functions/contract/to-problem-document.ts";
import { ESCAPED_UNRESERVED, LIKE_API } from "./api-paths.ts";
import { mediaTypes } from "./media-types.ts";

/** Every address of the app gets this page. */
export const PAGE = "/index.html";
/** Names below this path contain a hash of the content. */
export const IMMUTABLE = "/assets/";
export const IMMUTABLE_CACHE_CONTROL = "public, max-age=31536000, immutable";
export const PAGE_CACHE_CONTROL = "no-cache";

const EXTENSIONS = Object.keys(mediaTypes).map((extension) => extension.slice(1));
/** Session ids may end as files do: `/events/web/sessions/web.css`. Files are at the root or in assets. */
const FILE = new RegExp(`^\\/[^\\/]+\\.(?:${EXTENSIONS.join("|")})$`);

/** A path that is not a file is an address of the app. */
export function isFile(path: string): boolean {
  return path.startsWith(IMMUTABLE) || FILE.test(path);
}

const REFUSAL = JSON.stringify(
  toProblemDocument("ROUTE_NOT_FOUND", "There is no route at this path.", "<id>"),
);

/**
 * `isFile` and `isOfApi` for a CloudFront Function, which cannot import modules. Paths below `/assets/` or
 * `/api/` never get there, unless they were sent in a spelling that CloudFront compares differently.
 */
export const PAGE_ROUTING_FUNCTION = `function handler(event) {
  var request = event.request;
  var sent = request.uri.replace(${ESCAPED_UNRESERVED}, decodeURIComponent);
  var kept = [];
  sent.split("/").forEach(function (segment) {
    if (segment === "..") kept.pop();
    else if (segment !== "." && segment !== "") kept.push(segment);
  });
  if (${LIKE_API}.test(sent) || ${LIKE_API}.test("/" + kept.join("/"))) {
    return {
      statusCode: 404,
      statusDescription: "Not Found",
      headers: {
        "content-type": { value: "application/problem+json" },
        "cache-control": { value: "no-store" },
      },
      body: { encoding: "text", data: ${JSON.stringify(REFUSAL)}.replace("<id>", event.context.requestId) },
    };
  }
  if (!${FILE}.test(request.uri)) request.uri = "${PAGE}";
  return request;
}
`;
