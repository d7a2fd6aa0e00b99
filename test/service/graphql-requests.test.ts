import { describe, expect, inject, it } from "vitest";
import { call } from "../support/api.ts";
import { assemblyWithout } from "../support/assembly.ts";
import { useConference } from "../support/conference.ts";
import { emittedMetrics } from "../support/emitted-metrics.ts";
import { graphqlOf } from "../support/graphql.ts";

const { service, conference } = useConference();
const { service: quiet } = useConference({ environment: { INTROSPECTION: "off" } });

const RESPONSE = "application/graphql-response+json";
const JSON_TYPE = "application/json";
const refusal = (code: string) => ({ errors: [{ message: expect.any(String), extensions: { code } }] });
const nested = (depth: number) => `${"{ a ".repeat(depth)}${"}".repeat(depth)}`;
const aliases = (count: number) =>
  `{ ${Array.from({ length: count }, (_, n) => `a${n}: __typename`).join(" ")} }`;

describe("a query that is too large", () => {
  it.each([
    ["twelve levels deep", nested(12), "12 levels deep. It may have at most 8"],
    [
      "twelve levels deep in valid fields",
      `{ __typename ...f } fragment f on Query ${nested(12)}`,
      "12 levels deep",
    ],
    ["of a thousand aliases", aliases(1_000), "more than 1500 tokens"],
    [
      "of six hundred fields by few words",
      `{ ${"...f ".repeat(200)} } fragment f on Query { ${aliases(3).slice(1, -1)} }`,
      "costs 600",
    ],
    [
      "of twenty agendas",
      `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: sessions(eventId: "x") { id }`).join(" ")} }`,
      "costs 8040",
    ],
    ["of brackets", `{ a(b: ${"[".repeat(30_000)}`, "more than 1500 tokens"],
  ])("%s is refused before anything is read", async (_, query, why) => {
    await service.resetUsage();
    const { status, body } = await graphqlOf(service).ask(query);
    expect({ status, body }).toMatchObject({ status: 400, body: refusal("INVALID_REQUEST") });
    expect(body.errors[0].message).toContain(why);
    expect(body).not.toHaveProperty("data");
    expect((await service.usage()).functions.graphql ?? {}).toEqual({});
  });
});

describe("a request that is not a GraphQL request", () => {
  const query = "{ events { id } }";
  it.each<[string, unknown, number, string]>([
    ["a batch", [{ query }, { query }], 400, "INVALID_REQUEST"],
    ["no JSON", "{", 400, "INVALID_REQUEST"],
    ["nothing", "", 400, "INVALID_REQUEST"],
    ["null", "null", 400, "INVALID_REQUEST"],
    ["no query", { qeury: query }, 400, "INVALID_REQUEST"],
    ["a query that is no text", { query: [query] }, 400, "INVALID_REQUEST"],
    ["variables in a list", { query, variables: [7] }, 400, "INVALID_REQUEST"],
    ["a name that is no text", { query, operationName: 7 }, 400, "INVALID_REQUEST"],
    [
      "a body of a megabyte",
      { query: `{ events { id } } # ${"x".repeat(1_000_000)}` },
      413,
      "PAYLOAD_TOO_LARGE",
    ],
    ["JSON nested without end", "[".repeat(50_000), 400, "INVALID_REQUEST"],
  ])("%s is refused, in either media type", async (_, body, status, code) => {
    for (const accept of [RESPONSE, JSON_TYPE]) {
      const headers = { "content-type": JSON_TYPE, accept };
      const answer = await graphqlOf(service).post(typeof body === "string" ? body : JSON.stringify(body), {
        headers,
      });
      expect(answer).toMatchObject({ status, body: refusal(code) });
      expect(answer.headers.get("content-type")).toBe(`${accept}; charset=utf-8`);
    }
  });

  it("text that a page of another site could send without a preflight is refused", async () => {
    const headers = { "content-type": "text/plain" };
    const answer = await graphqlOf(service).post(JSON.stringify({ query }), { headers });
    expect(answer).toMatchObject({ status: 415, body: refusal("UNSUPPORTED_MEDIA_TYPE") });
  });

  it("GET is refused", async () => {
    const answer = await call(service, "GET", `/api/graphql?query=${encodeURIComponent(query)}`);
    expect(answer).toMatchObject({ status: 404, body: { code: "ROUTE_NOT_FOUND" } });
  });
});

describe("a document that is not valid", () => {
  it.each<[string, { query: string; variables?: object; operationName?: string }]>([
    ["syntax", { query: "{ events {" }],
    ["a field that there is not", { query: "{ events { password } }" }],
    [
      "a variable of another type",
      { query: "query ($a: ID!) { event(eventId: $a) { id } }", variables: { a: {} } },
    ],
    ["a variable too few", { query: "query ($a: ID!) { event(eventId: $a) { id } }" }],
    [
      "a word that is not of its list",
      { query: 'mutation { rsvpToSession(input: { sessionId: "a.b", ifFull: NOW }) { code } }' },
    ],
    ["an operation that there is not", { query: "query A { events { id } }", operationName: "B" }],
    ["two operations and no name", { query: "query A { events { id } } query B { events { id } }" }],
    ["a fragment that spreads itself", { query: "{ ...a } fragment a on Query { ...a }" }],
    ["a subscription", { query: "subscription { events { id } }" }],
  ])("%s: says so, with the status that the media type asks for", async (_, body) => {
    for (const [accept, status] of [
      [RESPONSE, 400],
      ["*/*", 400],
      [JSON_TYPE, 200],
    ] as const) {
      const answer = await graphqlOf(service).post(body, { headers: { accept } });
      expect(answer).toMatchObject({ status, body: refusal("INVALID_REQUEST") });
      expect(answer.body).not.toHaveProperty("data");
    }
  });

  it("endlessly nested variables fit no input, and do no harm", async () => {
    const deep = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;
    const query = "query ($input: RsvpToSessionInput!) { events { id } }";
    const headers = { "content-type": JSON_TYPE };
    const body = `{"query":${JSON.stringify(query)},"variables":{"input":${deep}}}`;
    expect(await graphqlOf(service).post(body, { headers })).toMatchObject({ status: 400 });
  });
});

describe("the answer", () => {
  it.each([
    [undefined, RESPONSE],
    ["*/*", RESPONSE],
    [`${RESPONSE},${JSON_TYPE};q=0.9`, RESPONSE],
    [`${JSON_TYPE}, ${RESPONSE};q=0.5`, JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    ["application/*", RESPONSE],
    ["text/html", RESPONSE],
  ])("to Accept: %s has type %s, and no cache keeps it", async (accept, type) => {
    const headers = accept === undefined ? {} : { headers: { accept } };
    const answer = await graphqlOf(service).ask("{ __typename }", {}, headers);
    expect(answer).toMatchObject({ status: 200, body: { data: { __typename: "Query" } } });
    expect(answer.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("is refused with advice if it would be larger than Lambda allows", async () => {
    await conference.sessions(70, { abstract: "€".repeat(8_000) });
    const abstracts = Array.from({ length: 4 }, (_, n) => `a${n}: abstract`).join(" ");
    const answer = await graphqlOf(service).ask(
      `query ($id: ID!) { sessions(eventId: $id) { ${abstracts} } }`,
      {
        id: conference.eventId,
      },
    );
    expect(answer).toMatchObject({ status: 400, body: refusal("INVALID_REQUEST") });
    expect(answer.body.errors[0].message).toContain("Ask for fewer fields");
  });
});

describe("a token that is not valid", () => {
  const events = "{ events { id } }";

  it.each([
    ["expired", () => service.token("ada", [], -10)],
    ["of another issuer", () => quiet.token("ada", [])],
    ["none", async () => "nonsense"],
  ])("(%s) is an error even if none is needed, so that the client signs in again", async (_, make) => {
    const token = await make();
    const answer = await graphqlOf(service).ask(events, {}, { token });
    expect(answer).toMatchObject({ status: 401, body: refusal("UNAUTHENTICATED") });
    expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    const legacy = await graphqlOf(service).ask(events, {}, { token, headers: { accept: JSON_TYPE } });
    expect(legacy).toMatchObject({ status: 200, body: refusal("UNAUTHENTICATED") });
  });

  it("is checked by the functions' clock", async () => {
    await quiet.clock(2 * 3_600_000);
    const { as } = graphqlOf(quiet);
    expect((await as("ada", events)).status).toBe(200);
  });
});

describe("a failure of the service", () => {
  const { service: broken, conference: shown } = useConference({
    assembly: assemblyWithout(inject("assembly"), "dynamodb:Query"),
  });
  const AGENDA = "query ($id: ID!) { sessions(eventId: $id) { id } }";

  it("has only its code, has a status that alarms watch, and is logged", async () => {
    for (const accept of [RESPONSE, JSON_TYPE]) {
      const answer = await graphqlOf(broken).ask(AGENDA, { id: shown.eventId }, { headers: { accept } });
      expect(answer).toMatchObject({
        status: 500,
        body: {
          data: { sessions: null },
          errors: [
            {
              message: "The failure is on our side and has been recorded.",
              path: ["sessions"],
              extensions: { code: "INTERNAL_ERROR", requestId: answer.headers.get("apigw-requestid") },
            },
          ],
        },
      });
      expect(answer.text).not.toMatch(/dynamodb|Denied|stack/i);
    }
    await expect.poll(() => broken.output.join("\n")).toMatch(/request failed.*AccessDenied/);
  });

  it("leaves the other fields answered, and is logged once for any number of fields", async () => {
    const sessions = await Promise.all([shown.session(), shown.session()]);
    const token = await broken.token("ada", []);
    const before = broken.output.length;
    const fields = sessions.map((id, n) => `s${n}: session(sessionId: "${id}") { id myRsvp { id } }`);
    const { status, body } = await graphqlOf(broken).ask(`{ ${fields.join(" ")} }`, {}, { token });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      s0: { id: sessions[0], myRsvp: null },
      s1: { id: sessions[1], myRsvp: null },
    });
    expect(body.errors).toMatchObject([
      { extensions: { code: "INTERNAL_ERROR" } },
      { extensions: { code: "INTERNAL_ERROR" } },
    ]);
    const failed = () => broken.output.slice(before).filter((line) => line.includes("request failed"));
    await expect.poll(failed).toHaveLength(1);
  });

  it("that is temporary says so, and counts as FAILED if it hits a change", async () => {
    const sessionId = await conference.session();
    const rules = [{ service: "dynamodb" as const, kind: "Error" as const, rate: 1, function: "graphql" }];
    await service.faults({ rules });
    const { status, error } = await graphqlOf(service).reserve("ada", sessionId);
    await service.faults({ rules: [] });
    expect({ status, error }).toMatchObject({ status: 503, error: { code: "UNAVAILABLE" } });
    const attempts = () => emittedMetrics(service.output).filter(({ name }) => name === "Reserve");
    const dimensions = { service: "reservations", outcome: "FAILED" };
    await expect.poll(attempts).toEqual([{ name: "Reserve", value: 1, dimensions }]);
  });
});

describe("without introspection", () => {
  it("there is no OpenAPI document", async () => {
    const { status, body } = await call(quiet, "GET", "/api/openapi.json");
    expect([status, body.code]).toEqual([404, "ROUTE_NOT_FOUND"]);
  });

  it.each([
    ["the schema is not told", "{ __schema { types { name } } }", "introspection"],
    ["nor a type of it", '{ __type(name: "Session") { name } }', "introspection"],
    [
      "nor what a misspelt field could mean",
      "{ event { id } eventz { id } }",
      'Cannot query field "eventz" on type "Query".',
    ],
  ])("%s", async (_, query, message) => {
    const { body } = await graphqlOf(quiet).ask(query);
    expect(body).not.toHaveProperty("data");
    const messages = body.errors.map((error: { message: string }) => error.message).join(" ");
    expect(messages).toContain(message);
    expect(messages).not.toContain("Did you mean");
  });
});
