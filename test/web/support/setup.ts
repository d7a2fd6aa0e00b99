import { format } from "node:util";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, expect, vi } from "vitest";
import { dropWishes } from "../../../web/src/features/rsvp/wishes.ts";
import { dismissAll } from "../../../web/src/ui/toasts.ts";

// A busy machine needs longer than the library's one second.
configure({ asyncUtilTimeout: 60_000 });

/** Elements that the DOM of these tests does not know. */
const UNKNOWN_TAG = /^The tag <(search)> is unrecognized in this browser/;
const complaints: string[] = [];
console.error = (...words: unknown[]) => {
  const complaint = format(...words);
  if (!UNKNOWN_TAG.test(complaint)) complaints.push(complaint);
};

afterEach(() => {
  // The pages must go before the service that they still call.
  cleanup();
  vi.unstubAllGlobals();
  dismissAll();
  dropWishes();
  expect(complaints.splice(0)).toEqual([]);
});
