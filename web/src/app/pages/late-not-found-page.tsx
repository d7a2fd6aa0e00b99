import { lazy } from "react";

/** It is separate from pages that load at once: few people ever open a missing page. */
export const LateNotFoundPage = lazy(async () => ({
  default: (await import("./not-found-page.tsx")).NotFoundPage,
}));
