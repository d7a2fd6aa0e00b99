/** Matches every spelling of a path that begins like the API's. Neither the app nor a file may answer it. */
export const LIKE_API = /^\/+api(?:$|[/\\]|%2f|%5c)/i;
/** Matches characters that are escaped without need. */
export const ESCAPED_UNRESERVED = /%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/gi;

/** Normalizes a path as CloudFront does before comparing: by RFC 3986, but encoded slashes stay. */
export function asMatched(path: string): string {
  const kept: string[] = [];
  for (const segment of path.replace(ESCAPED_UNRESERVED, decodeURIComponent).split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "." && segment !== "") kept.push(segment);
  }
  return `/${kept.join("/")}`;
}

/** @param path as it was sent, without the query */
export function isOfApi(path: string): boolean {
  return (
    LIKE_API.test(path.replace(ESCAPED_UNRESERVED, decodeURIComponent)) || LIKE_API.test(asMatched(path))
  );
}
