/** What begins like the API's addresses, in whatever spelling: neither the app nor a file may answer it. */
export const LIKE_API = /^\/+api(?:$|[/\\]|%2f|%5c)/i;
/** Characters that need no escape, escaped. */
export const ESCAPED_UNRESERVED = /%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/gi;

/** A path as CloudFront compares it with its patterns: normalized by RFC 3986, with encoded slashes left as they are. */
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
