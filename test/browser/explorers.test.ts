import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { useSite } from "./support/site.ts";

const site = useSite();

/** Collects the requests that leave this machine. */
function foreignRequests(page: Page): string[] {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(site.service.url))
      foreign.push(request.url());
  });
  return foreign;
}

it("the page of the API shows its operations and tries one, without the internet", async () => {
  const page = await site.open();
  const foreign = foreignRequests(page);
  await page.goto("/api/docs");
  await page.getByRole("heading", { name: /^Session RSVP/ }).waitFor();
  await page.getByText("/api/events", { exact: true }).click();
  await page.getByRole("button", { name: "Execute", exact: true }).click();
  await page.locator(".live-responses-table .response-col_status", { hasText: "200" }).waitFor();
  expect(foreign).toEqual([]);
});

it("GraphiQL opens at the address of GraphQL and runs a query, without the internet", async () => {
  const page = await site.open();
  const foreign = foreignRequests(page);
  await page.goto("/api/graphql");
  await page.locator(".graphiql-query-editor", { hasText: "startsAt" }).waitFor();
  await page.getByRole("button", { name: /^Execute query/ }).click();
  await page.locator(".result-window", { hasText: '"events"' }).waitFor();
  expect(foreign).toEqual([]);
});
