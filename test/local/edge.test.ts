import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { headersThrough } from "../../local/gateway/edge.ts";

const edge = { headers: { "x-origin-verify": "secret" } };
const sent = (...rawHeaders: string[]) => ({ rawHeaders }) as IncomingMessage;

it("adds CloudFront's headers to a request, and the viewer's address at the end of the list", () => {
  const request = sent("Host", "localhost", "X-Forwarded-For", "10.0.0.1");
  expect(headersThrough(edge, request, "192.0.2.1")).toEqual([
    ...["Host", "localhost", "X-Forwarded-For", "10.0.0.1"],
    ...["x-forwarded-for", "192.0.2.1", "x-origin-verify", "secret"],
  ]);
});

it("replaces headers of the same name that a viewer sends, in any spelling", () => {
  const request = sent("X-Origin-Verify", "guess", "Accept", "*/*", "x-origin-verify", "guess");
  expect(headersThrough(edge, request, "192.0.2.1")).toEqual([
    ...["Accept", "*/*"],
    ...["x-forwarded-for", "192.0.2.1", "x-origin-verify", "secret"],
  ]);
});

it("leaves a request as it is if there is no distribution", () => {
  expect(headersThrough(undefined, sent("Accept", "*/*"), "192.0.2.1")).toEqual(["Accept", "*/*"]);
});
