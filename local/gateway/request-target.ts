/** The request line's target, parsed as API Gateway parses it. */
export interface RequestTarget {
  /** It is decoded: HTTP APIs pass `rawPath` decoded, unlike REST APIs and function URLs. */
  readonly rawPath: string;
  /** Each segment is decoded by itself, so that an encoded slash does not become a separator. */
  readonly segments: readonly string[];
  /** The query as it was sent. */
  readonly rawQueryString: string;
}

export function parseTarget(url: string): RequestTarget | undefined {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, "");
  const [, path = "", rawQueryString = ""] = /^([^?#]*)(?:\?([^#]*))?/.exec(target) ?? [];
  const encoded = path === "" && target !== url ? "/" : path;
  if (!encoded.startsWith("/")) return undefined;
  try {
    const segments = encoded.slice(1).split("/").map(decodeURIComponent);
    return { rawPath: `/${segments.join("/")}`, segments, rawQueryString };
  } catch {
    return undefined;
  }
}

/**
 * Commas join the values of repeated names. Returns undefined if there is no query, as in API Gateway's
 * events.
 */
export function queryParameters(rawQueryString: string): Record<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const earlier = parameters.get(name);
    parameters.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return parameters.size === 0 ? undefined : Object.fromEntries(parameters);
}
