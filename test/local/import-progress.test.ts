import { expect, it } from "vitest";
import { withProgress } from "../../local/import/progress.ts";

it("shows progress on a terminal, and clears it when the work ends", async () => {
  const written: string[] = [];
  const first = Promise.withResolvers<void>();
  const terminal = {
    isTTY: true,
    write: (text: string) => {
      written.push(text);
      first.resolve();
    },
  };
  const result = await withProgress(terminal, "importing", () => first.promise.then(() => 42));
  expect(result).toBe(42);
  expect(written).toEqual([expect.stringMatching(/^\r. importing … 0 s$/), "\r\u001b[K"]);
});

it("writes nothing if the output is not a terminal", async () => {
  const written: string[] = [];
  await withProgress({ write: (text) => written.push(text) }, "importing", async () => undefined);
  expect(written).toEqual([]);
});
