/** Whether a client names this media type, and names it before JSON. */
export function prefers(type: string, accept = ""): boolean {
  const types = accept
    .toLowerCase()
    .split(",")
    .map((each) => each.trim().split(";")[0]);
  const at = types.indexOf(type);
  const jsonAt = types.indexOf("application/json");
  return at >= 0 && (jsonAt < 0 || at < jsonAt);
}
