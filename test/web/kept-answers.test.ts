import "fake-indexeddb/auto";
import type { QueryKey } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import { RequestFailed } from "../../web/src/api/failure.ts";
import { isOld, Keeper, type Person } from "../../web/src/api/kept/keeper.ts";
import { forgetAll, forgetOthers, read } from "../../web/src/api/kept/store.ts";
import { createQueryClient } from "../../web/src/api/query-client.ts";

const ada: Person = { id: "ada", organizer: false };
const olga: Person = { id: "olga", organizer: true };
const agenda = ["agenda", "demo"] as const;
const offline = () => Promise.reject(new RequestFailed({ kind: "offline" }));

/** A page that one person opens; it knows nothing but what the browser has kept. */
function aPage(person: Person | null) {
  const client = createQueryClient(new Keeper(() => person));
  const ask = (queryKey: QueryKey, queryFn: () => Promise<unknown>) =>
    client.fetchQuery({ queryKey, queryFn, staleTime: 0 }).catch(() => undefined);
  return {
    /** Returns when the answer is kept. */
    async hears(queryKey: QueryKey, answer: unknown) {
      await ask(queryKey, async () => answer);
      await expect
        .poll(() => read(JSON.stringify(queryKey), person?.id ?? null))
        .toMatchObject({ data: answer });
    },
    async shows(queryKey: QueryKey, queryFn = offline as () => Promise<unknown>) {
      await ask(queryKey, queryFn);
      return client.getQueryData(queryKey);
    },
    client,
    ask,
  };
}

beforeEach(forgetAll);

describe("an answer of the service", () => {
  it("is shown by a later page without a network, as old as it is, and the failure stays with it", async () => {
    const before = Date.now();
    await aPage(null).hears(agenda, ["Knots"]);
    const page = aPage(null);
    expect(await page.shows(agenda)).toEqual(["Knots"]);
    const query = page.client.getQueryCache().find({ queryKey: agenda });
    expect(query?.state.status).toBe("error");
    expect(query?.state.dataUpdatedAt).toBeGreaterThanOrEqual(before);
    expect(query && isOld(query)).toBe(true);
    await page.ask(agenda, async () => ["Knots", "Tides"]);
    expect(query && isOld(query)).toBe(false);
  });

  it("is not shown instead of a refusal", async () => {
    await aPage(null).hears(agenda, ["Knots"]);
    const missing = () => Promise.reject(new RequestFailed({ kind: "missing", code: "EVENT_NOT_FOUND" }));
    expect(await aPage(null).shows(agenda, missing)).toBeUndefined();
  });

  it("serves a session that was never opened from the agenda of its event", async () => {
    await aPage(null).hears(agenda, ["Knots"]);
    const page = aPage(null);
    await page.ask(["session", "demo.knots"], offline);
    expect(page.client.getQueryData(agenda)).toEqual(["Knots"]);
  });
});

describe("what belongs to a person", () => {
  const mine = ["my-schedule", "demo", "ada"] as const;

  it("is shown to that person alone", async () => {
    await aPage(ada).hears(mine, ["a seat"]);
    expect(await aPage(ada).shows(mine)).toEqual(["a seat"]);
    expect(await aPage(null).shows(mine)).toBeUndefined();
    expect(await aPage({ ...ada, id: "ben" }).shows(mine)).toBeUndefined();
  });

  it("has their ticket, which nobody else is shown", async () => {
    const ticket = ["ticket", "demo", "ada"] as const;
    await aPage(ada).hears(ticket, { code: "7KMX2Q9P" });
    expect(await aPage(ada).shows(ticket)).toEqual({ code: "7KMX2Q9P" });
    expect(await aPage({ ...ada, id: "ben" }).shows(ticket)).toBeUndefined();
    await forgetOthers(null);
    expect(await aPage(ada).shows(ticket)).toBeUndefined();
  });

  it("is forgotten when they have signed out, and what everybody sees stays", async () => {
    await aPage(ada).hears(mine, ["a seat"]);
    await aPage(ada).hears(agenda, ["Knots"]);
    await forgetOthers(null);
    expect(await aPage(ada).shows(mine)).toBeUndefined();
    expect(await aPage(ada).shows(agenda)).toEqual(["Knots"]);
  });

  it("is not kept if they have signed out while it was on its way", async () => {
    const page = aPage(null);
    await page.ask(mine, async () => ["a seat"]);
    await page.hears(agenda, []);
    expect(await aPage(ada).shows(mine)).toBeUndefined();
  });

  it("is all that an organizer reads, because it may be a draft", async () => {
    await aPage(olga).hears(agenda, ["Draft"]);
    expect(await aPage(olga).shows(agenda)).toEqual(["Draft"]);
    expect(await aPage(null).shows(agenda)).toBeUndefined();
  });
});

it("keeps neither organizers' lists nor links of mails nor preferences", async () => {
  const page = aPage(olga);
  for (const queryKey of [
    ["organizer", "sessions", "demo"],
    ["link", "token"],
    ["preferences", "olga"],
  ]) {
    await page.ask(queryKey, async () => "secret");
    expect(await aPage(olga).shows(queryKey)).toBeUndefined();
  }
});
