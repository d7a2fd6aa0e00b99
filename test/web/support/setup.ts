import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { dropWishes } from "../../../web/src/features/rsvp/wishes.ts";
import { dismissAll } from "../../../web/src/ui/notices.ts";

afterEach(() => {
  cleanup();
  dismissAll();
  dropWishes();
});
