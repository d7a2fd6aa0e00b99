import { mediaTypes } from "./media-types.ts";

/** The page that every address of the app is answered with. */
export const PAGE = "/index.html";
/** Names under it carry a hash of the content. */
export const IMMUTABLE = "/assets/";
export const IMMUTABLE_CACHE_CONTROL = "public, max-age=31536000, immutable";
export const PAGE_CACHE_CONTROL = "no-cache";

const EXTENSIONS = Object.keys(mediaTypes).map((extension) => extension.slice(1));
/** Ids of sessions have dots in them, and may end as files do: `/events/web/sessions/web.css`. Files are at the root, or assets. */
const FILE = new RegExp(`^\\/[^\\/]+\\.(?:${EXTENSIONS.join("|")})$`);

/** What is no file is an address of the app. */
export function isFile(path: string): boolean {
  return path.startsWith(IMMUTABLE) || FILE.test(path);
}

/** `isFile` for a CloudFront Function, which can import nothing. What is below `/assets/` never gets there. */
export const PAGE_ROUTING_FUNCTION = `function handler(event) {
  var request = event.request;
  if (!${FILE}.test(request.uri)) request.uri = "${PAGE}";
  return request;
}
`;
