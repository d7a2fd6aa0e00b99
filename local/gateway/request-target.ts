/** The request line's target, taken apart as API Gateway does. */
export interface RequestTarget {
  /** Decoded: HTTP APIs hand `rawPath` on decoded, unlike REST APIs and function URLs. */
  readonly rawPath: string;
  /** Decoded one by one, so that an encoded slash does not become a separator. */
  readonly segments: readonly string[];
  /** As sent. */
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

/** Repeated names are joined by commas. Undefined when there is none, as in API Gateway's events. */
export function queryParameters(rawQueryString: string): Record<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const earlier = parameters.get(name);
    parameters.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return parameters.size === 0 ? undefined : Object.fromEntries(parameters);
}
