import { lazy } from "react";

/** For pages that load at once: few people ever see that something is missing. */
export const LateNotFoundPage = lazy(async () => ({
  default: (await import("./not-found-page.tsx")).NotFoundPage,
}));
