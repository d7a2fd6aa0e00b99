import { QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { askAnew } from "../../web/src/api/ask-anew.ts";
import { createQueryClient } from "../../web/src/api/query-client.ts";

const queryKey = ["my-schedule", "demo", "ada"];

/** A page that shows an answer. The test gives the answers, in the order of the requests. */
function openPage() {
  const client = createQueryClient();
  const requests: PromiseWithResolvers<string>[] = [];
  const queryFn = () => {
    const request = Promise.withResolvers<string>();
    requests.push(request);
    return request.promise;
  };
  new QueryObserver(client, { queryKey, queryFn }).subscribe(() => undefined);
  return { client, requests };
}

it("an answer that left before the change is not the last word, although it is the first of its kind", async () => {
  const { client, requests } = openPage();
  const asked = askAnew(client, { queryKey });
  requests[0]?.resolve("before the change");
  await expect.poll(() => requests.length).toBe(2);
  requests[1]?.resolve("after it");
  await asked;
  expect(client.getQueryData(queryKey)).toBe("after it");
});

it("an answer that the page has is asked for once", async () => {
  const { client, requests } = openPage();
  requests[0]?.resolve("before the change");
  await expect.poll(() => client.getQueryData(queryKey)).toBe("before the change");
  const asked = askAnew(client, { queryKey });
  requests[1]?.resolve("after it");
  await asked;
  expect([client.getQueryData(queryKey), requests.length]).toEqual(["after it", 2]);
});

it("other answers are left alone", async () => {
  const { client, requests } = openPage();
  await askAnew(client, { queryKey: ["seats", "demo"] });
  requests[0]?.resolve("the first");
  await expect.poll(() => client.getQueryData(queryKey)).toBe("the first");
  expect(requests).toHaveLength(1);
});
