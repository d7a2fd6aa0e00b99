/** Accepts an origin as browsers send it: without a path or a slash at the end. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
}
