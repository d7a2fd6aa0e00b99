/** Of a file that an organizer has uploaded: it is shown as a picture, and nothing in it may do anything. */
export const PICTURE_HEADERS = {
  "content-security-policy": "default-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
} as const;

/**
 * @param issuerOrigins where the app reads the issuer's metadata and exchanges codes for tokens
 * @param uploadOrigin where the app sends pictures of events to
 */
export function securityHeaders(issuerOrigins: readonly string[], uploadOrigin: string) {
  const policy = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "connect-src": ["'self'", ...issuerOrigins, uploadOrigin].join(" "),
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return {
    "content-security-policy": Object.entries(policy)
      .map((parts) => parts.join(" "))
      .join("; "),
    "cross-origin-opener-policy": "same-origin",
    // The door scans tickets.
    "permissions-policy": "camera=(self), microphone=(), geolocation=()",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  } as const;
}
