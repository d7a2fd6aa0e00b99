import { cleanup, configure } from "@testing-library/react";
import { afterEach, expect, vi } from "vitest";
import { dropWishes } from "../../../web/src/features/rsvp/wishes.ts";
import { dismissAll } from "../../../web/src/ui/toasts.ts";

// A busy machine needs longer than the library's one second.
configure({ asyncUtilTimeout: 60_000 });

/** The DOM of these tests does not know the element. */
const UNKNOWN_SEARCH = /^The tag <%s> is unrecognized in this browser.* search$/;
const complaints: string[] = [];
console.error = (...words: unknown[]) => {
  const complaint = words.join(" ");
  if (!UNKNOWN_SEARCH.test(complaint)) complaints.push(complaint);
};

afterEach(() => {
  // The pages must go before the service that they still call.
  cleanup();
  vi.unstubAllGlobals();
  dismissAll();
  dropWishes();
  expect(complaints.splice(0)).toEqual([]);
});
