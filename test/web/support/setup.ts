import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { dismissAll } from "../../../web/src/ui/notices.ts";

afterEach(() => {
  cleanup();
  dismissAll();
});
