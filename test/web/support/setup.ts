import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { dropWishes } from "../../../web/src/features/rsvp/wishes.ts";
import { dismissAll } from "../../../web/src/ui/toasts.ts";

// A busy machine needs longer than the library's one second.
configure({ asyncUtilTimeout: 60_000 });

afterEach(() => {
  // The pages must go before the service that they still call.
  cleanup();
  vi.unstubAllGlobals();
  dismissAll();
  dropWishes();
});
