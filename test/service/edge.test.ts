import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readAssembly } from "../../local/template/read-assembly.ts";
import { call, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { emittedMetrics } from "../support/emitted-metrics.ts";
import { graphqlOf } from "../support/graphql.ts";
import { httpEvent } from "../support/http-event.ts";
import { startService, type TestService } from "../support/service.ts";

const { service, conference } = useConference();

interface Line {
  readonly message?: string;
  readonly route: string;
  readonly status: number;
  readonly outcome: string;
  readonly who?: string;
  readonly from?: string;
}

/** The functions' log lines about requests so far. */
const requests = (): Line[] =>
  service.output
    .map((line) => line.slice(line.indexOf("{")))
    .flatMap((text) => (text.startsWith("{") ? [JSON.parse(text) as Line] : []))
    .filter(({ message }) => message === "request");

/** Sends a path unchanged, which `fetch` would not. */
function ask(url: string, path: string): Promise<{ status: number; type: string; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", text }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("the website's distribution, which the gateway replaces here", () => {
  it("is the only way to the functions", async () => {
    const event = httpEvent({ routeKey: "GET /api/events" });
    const direct = await service.invoke("catalogue", event);
    expect(direct.body).toMatchObject({
      statusCode: 403,
      body: expect.stringContaining("NOT_THROUGH_WEBSITE"),
    });
    expect((await call(service, "GET", "/api/events")).status).toBe(200);
  });

  it("ignores a secret that a caller sends", async () => {
    const headers = { "x-origin-verify": "guess" };
    expect((await call(service, "GET", "/api/events", { headers })).status).toBe(200);
  });

  it("lets anybody ask for health", async () => {
    const health = await service.invoke("catalogue", httpEvent({ routeKey: "GET /api/health" }));
    expect(health.body).toMatchObject({ statusCode: 200 });
  });
});

describe("the log of a refusal", () => {
  it("has the same pseudonym for the same caller in both APIs, and never a real name or address", async () => {
    const { as, tokenOf } = people(service);
    await as("ada", "GET", `/api/sessions/${conference.eventId}.none/rsvp`);
    const mutation = 'mutation { cancelSessionRsvp(input: { sessionId: "a.b" }) { code } }';
    await graphqlOf(service).ask(mutation, {}, { token: await tokenOf("ada") });
    await as("bob", "GET", `/api/sessions/${conference.eventId}.none/rsvp`);
    const refused = () => requests().filter(({ who }) => who !== undefined);
    await expect.poll(() => refused().length).toBe(3);
    const [first, second, third] = refused();
    expect(second?.who).toBe(first?.who);
    expect(third?.who).not.toBe(first?.who);
    expect(new Set(refused().map(({ from }) => from)).size).toBe(1);
    expect(refused().map(({ outcome, status }) => [outcome, status])).toEqual([
      [expect.any(String), 404],
      [expect.stringMatching(/NOT_FOUND$/), 200],
      [expect.any(String), 404],
    ]);
    const told = JSON.stringify(requests());
    expect(told).not.toMatch(/"ada"|"bob"|127\.0\.0\.1|::1/);
  });

  it("has RATE_LIMITED for a mutation whose answer has status 200", async () => {
    const { reserve } = graphqlOf(service);
    const sessions = await conference.sessions(6);
    for (const sessionId of sessions) await reserve("kim", sessionId);
    const limited = () => requests().filter(({ outcome }) => outcome === "RATE_LIMITED");
    await expect
      .poll(limited)
      .toMatchObject([{ status: 200, route: "POST /api/graphql", who: expect.any(String) }]);
  });

  it("has CONTENTION for a mutation whose answer has status 200, counted for the alarm", async () => {
    const { reserve } = graphqlOf(service);
    const sessionId = await conference.session();
    const rule = {
      service: "dynamodb",
      operation: "TransactWriteItems",
      kind: "TransactionConflict",
      rate: 1,
    } as const;
    await service.faults({ seed: 1, rules: [rule] });
    const { status } = await reserve("lea", sessionId);
    await service.faults({ rules: [] });
    expect(status).toBe(200);
    const counted = () => emittedMetrics(service.output).filter(({ name }) => name === "FailureInAnswer");
    await expect
      .poll(counted)
      .toEqual([{ name: "FailureInAnswer", value: 1, dimensions: { service: "graphql" } }]);
    await expect.poll(() => requests().at(-1)).toMatchObject({ status: 200, outcome: "CONTENTION" });
  });
});

describe("next to the web app", () => {
  let directory: string;
  let served: TestService;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "edge-"));
    await writeFile(join(directory, "index.html"), "<!doctype html>");
    served = await startService({ website: directory, assembly: readAssembly(inject("assembly")) });
  });

  afterAll(async () => {
    await served.stop();
    await rm(directory, { recursive: true });
  });

  it.each([
    ["/api/sessions/..%2f..", "SESSION_NOT_FOUND"],
    ["/api/events/..%2f..%2findex.html", "EVENT_NOT_FOUND"],
    ["/api/sessions/../..", "ROUTE_NOT_FOUND"],
    ["//api/events", "ROUTE_NOT_FOUND"],
    ["/API/events", "ROUTE_NOT_FOUND"],
    ["/api%2fevents", "ROUTE_NOT_FOUND"],
  ])("an address that begins like the API's is answered by the API: %s", async (path, code) => {
    const { status, type, text } = await ask(served.url, path);
    expect({ status, type }).toEqual({ status: 404, type: "application/problem+json" });
    expect(JSON.parse(text)).toMatchObject({ code });
  });

  it("/config.json names the group of organizers", async () => {
    const { template } = await readAssembly(inject("assembly"));
    const groups = JSON.stringify(template).matchAll(/"ORGANIZER_GROUP":"([^"]*)"/g);
    const known = new Set([...groups].map(([, group]) => group));
    const { text } = await ask(served.url, "/config.json");
    expect([...known]).toEqual([JSON.parse(text).organizerGroup]);
  });
});
