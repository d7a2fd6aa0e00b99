import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { explorers } from "../../local/explorers/explorers.ts";

const ask = (url: string, accept = "text/html,*/*", method = "GET") =>
  explorers({ url, method, headers: { accept } } as unknown as IncomingMessage);

describe("pages on which developers try the API", () => {
  test.each(["/api/docs", "/api/graphql", "/api/graphql?query={x}"])(
    "%s is one for a browser",
    async (url) => {
      const answer = await ask(url);
      expect(answer?.status).toBe(200);
      expect(answer?.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer?.headers["content-security-policy"]).toMatch(
        /^default-src 'none'.*frame-ancestors 'none'$/,
      );
    },
  );

  test("allow inline scripts only to GraphiQL", async () => {
    const policies = await Promise.all(
      ["/api/docs", "/api/graphql"].map(async (url) =>
        String((await ask(url))?.headers["content-security-policy"]),
      ),
    );
    expect(policies.map((policy) => /script-src 'self' 'unsafe-inline'/.test(policy))).toEqual([false, true]);
  });

  test.each(["/api/docs/files/swagger-ui.css", "/api/docs/files/start.js", "/api/graphql/files/ruru.js"])(
    "find their file %s",
    async (url) => expect(await ask(url, "*/*")).toMatchObject({ status: 200 }),
  );

  test.each([
    ["GET", "/api/graphql", "application/json"],
    ["POST", "/api/graphql", "text/html"],
    ["GET", "/api/events", "text/html"],
    ["GET", "/api/docs/", "text/html"],
    ["GET", "/api/docs/files/nothing.js", "*/*"],
    ["GET", "/api/docs/files/package.json/../../package.json", "*/*"],
    ["GET", "/api/docs/files/..%2fpackage.json", "*/*"],
    ["GET", "/api/docs/files/LICENSE", "*/*"],
  ])("leave %s %s for %s to the API", async (method, url, accept) => {
    expect(await ask(url, accept, method)).toBeUndefined();
  });
});
