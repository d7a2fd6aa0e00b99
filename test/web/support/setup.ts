import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { dropWishes } from "../../../web/src/features/rsvp/wishes.ts";
import { dismissAll } from "../../../web/src/ui/toasts.ts";

afterEach(() => {
  // The pages must go before the service that they still call.
  cleanup();
  vi.unstubAllGlobals();
  dismissAll();
  dropWishes();
});
