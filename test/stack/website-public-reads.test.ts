import { App, Stack } from "aws-cdk-lib";
import { RegionInfo } from "aws-cdk-lib/region-info";
import { describe, expect, test } from "vitest";
import { AS_ORGANIZER_HEADER, ORGANIZER_TOKEN_HEADER } from "../../functions/contract/environment.ts";
import { originShieldFor, SHIELD_OF } from "../../lib/constructs/website/origin-shield.ts";
import type { Template } from "../../local/template/cloudformation.ts";
import { type EdgeResponse, playedEdge } from "../support/played-edge.ts";
import { resolverOf, resource, servicesWith } from "./support/stacks.ts";

const templates = servicesWith({
  defaults: () => ({}),
  embedded: () => ({ allowedOrigins: ["https://conference.example"], organizerGroup: 'the"crew"' }),
});

type Asked = Readonly<Record<string, string>>;

function edgeOf(
  name: keyof typeof templates,
  answer: (headers: Asked) => Partial<EdgeResponse> = () => ({}),
) {
  const asked: Asked[] = [];
  const clock = { now: 0 };
  const origin = async (_: string, headers: Asked): Promise<EdgeResponse> => {
    asked.push(headers);
    const cacheControl = { "cache-control": "public, max-age=60" };
    return { status: 200, headers: new Headers(cacheControl), text: `${asked.length}`, ...answer(headers) };
  };
  const template = templates[name].toJSON() as Template;
  const edge = playedEdge(template, resolverOf(templates[name]), origin, () => clock.now);
  return { ...edge, asked, clock };
}

const tokenOf = (claims: object) =>
  `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
const ORGANIZER = tokenOf({ "cognito:groups": ["staff", "organizer"] });

const SEATS = "/api/events/39c3/seats";
const AGENDA = "/api/events/39c3/sessions";
const programme = [
  "/api/events",
  "/api/events/39c3",
  AGENDA,
  "/api/sessions/39c3.opening",
  "/api/sessions/39c3.opening/calendar.ics",
];
const personal = [
  "/api/events/39c3/my-schedule",
  "/api/events/39c3/my-schedule.ics",
  "/api/me/calendar",
  "/api/calendar/c2VjcmV0.ics",
  "/api/events/39c3/figures",
  "/api/events/39c3/figures/attendance",
  "/api/events/39c3/figures/over-time",
  "/api/events/39c3/schedule",
  "/api/sessions/39c3.opening/rsvp",
  "/api/sessions/39c3.opening/rsvp/accept",
  "/api/sessions/39c3.opening/rsvp/pass",
  "/api/sessions/39c3.opening/visit",
  "/api/sessions/39c3.opening/booth",
  "/api/events/39c3/any-of",
  "/api/sessions/39c3.opening/roster",
  "/api/sessions/39c3.opening/feedback",
  "/api/sessions/39c3.opening/feedback/summary",
  "/api/events/39c3/feedback",
  "/api/sessions/39c3.opening/roster/ada",
];

describe("an answer that is the same for everybody", () => {
  test.each([[SEATS, 2] as const, ...programme.map((path) => [path, 10] as const)])(
    "is cached as long as it may be, only by path: %s, %i s",
    async (path, seconds) => {
      const { get, asked, clock } = edgeOf("defaults");
      const ada = tokenOf({ sub: "ada", "cognito:groups": ["staff"] });
      const requests = [{}, { authorization: ada }, { accept: "*/*", origin: "https://a.example" }];
      for (const headers of requests) expect((await get(`${path}?nobody=asks`, headers)).text).toBe("1");
      clock.now = seconds * 1_000 - 1;
      expect((await get(path)).text).toBe("1");
      clock.now += 1;
      expect((await get(path)).text).toBe("2");
      expect(asked).toHaveLength(2);
    },
  );

  test("has at most three versions: its key has no cookies and no token of attendees", () => {
    const { behaviorOf, policyOf } = edgeOf("defaults");
    for (const path of [SEATS, ...programme]) {
      const queries =
        path === AGENDA
          ? { QueryStringBehavior: "whitelist", QueryStrings: ["abstracts"] }
          : { QueryStringBehavior: "none" };
      expect(policyOf(behaviorOf(path))).toMatchObject({
        MinTTL: 0,
        DefaultTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          HeadersConfig: { HeaderBehavior: "whitelist", Headers: [ORGANIZER_TOKEN_HEADER] },
          QueryStringsConfig: queries,
          CookiesConfig: { CookieBehavior: "none" },
          EnableAcceptEncodingGzip: true,
          EnableAcceptEncodingBrotli: true,
        },
      });
    }
  });

  test("is kept apart for an agenda without abstracts", async () => {
    const { get, asked } = edgeOf("defaults");
    const texts = [];
    for (const query of ["", "?abstracts=omit", "?abstracts=omit&again", ""]) {
      texts.push((await get(`${AGENDA}${query}`)).text);
    }
    expect(texts).toEqual(["1", "2", "2", "1"]);
    expect(asked).toHaveLength(2);
  });

  test("depends on the page's origin only where pages of other origins may call", () => {
    const { behaviorOf, policyOf } = edgeOf("embedded");
    const { HeadersConfig } = policyOf(behaviorOf(SEATS)).ParametersInCacheKeyAndForwardedToOrigin;
    expect(HeadersConfig.Headers).toEqual([ORGANIZER_TOKEN_HEADER, "Origin"]);
  });

  test("is requested through one shield, and compressed; uncached requests go straight to the API", () => {
    const { behaviorOf } = edgeOf("defaults");
    const { Origins } = resource(templates.defaults, "AWS::CloudFront::Distribution").Properties
      .DistributionConfig as { Origins: { Id: string; OriginShield?: object; DomainName: unknown }[] };
    const originOf = (path: string) => Origins.find(({ Id }) => Id === behaviorOf(path).TargetOriginId);
    const resolve = resolverOf(templates.defaults);
    const [shielded, direct] = [originOf(SEATS), originOf("/api/graphql")];
    expect(resolve(shielded?.OriginShield)).toEqual({ Enabled: true, OriginShieldRegion: "us-east-1" });
    expect(direct).not.toHaveProperty("OriginShield");
    expect(resolve(direct?.DomainName)).toBe(resolve(shielded?.DomainName));
    for (const path of [SEATS, ...programme]) {
      expect(behaviorOf(path)).toMatchObject({ TargetOriginId: shielded?.Id, Compress: true });
    }
    for (const path of personal) expect(behaviorOf(path).TargetOriginId).toBe(direct?.Id);
  });

  test.each(personal)("does not include personal requests: %s", (path) => {
    const { behaviorOf, policyOf } = edgeOf("defaults");
    const { HeadersConfig } = policyOf(behaviorOf(path)).ParametersInCacheKeyAndForwardedToOrigin;
    expect(HeadersConfig.Headers).toContain("Authorization");
    expect(behaviorOf(path)).not.toHaveProperty("FunctionAssociations");
  });
});

describe("a caller who claims to be an organizer", () => {
  const drafts = (headers: Asked): Partial<EdgeResponse> =>
    ORGANIZER_TOKEN_HEADER in headers
      ? { text: "draft", headers: new Headers({ "cache-control": "private, no-store" }) }
      : { text: "public" };

  test("neither reads nor fills the shared cache, in any order of requests", async () => {
    const { get, asked } = edgeOf("defaults", drafts);
    const texts = [];
    for (const authorization of [ORGANIZER, "", ORGANIZER, ""]) {
      texts.push((await get("/api/events", authorization === "" ? {} : { authorization })).text);
    }
    expect(texts).toEqual(["draft", "public", "draft", "public"]);
    expect(asked.map((headers) => headers[ORGANIZER_TOKEN_HEADER])).toEqual([
      ORGANIZER,
      undefined,
      ORGANIZER,
    ]);
  });

  test("by a header has the token passed on, because roles are in no token", async () => {
    const { get, asked } = edgeOf("defaults", drafts);
    const authorization = tokenOf({ sub: "ada" });
    expect((await get("/api/events/39c3", { authorization, [AS_ORGANIZER_HEADER]: "true" })).text).toBe(
      "draft",
    );
    expect(asked).toEqual([{ [ORGANIZER_TOKEN_HEADER]: authorization }]);
  });

  test.each([
    ["no token", {}],
    ["only the header", { [AS_ORGANIZER_HEADER]: "true" }],
    ["the header and no token", { authorization: "Bearer x", [AS_ORGANIZER_HEADER]: "true" }],
    ["a token of an attendee", { authorization: tokenOf({ sub: "ada" }) }],
    ["a group whose name is longer", { authorization: tokenOf({ "cognito:groups": ["organizers"] }) }],
    ["two tokens", { authorization: `${ORGANIZER}, ${ORGANIZER}` }],
    ["no claims", { authorization: tokenOf([]) }],
    ["null for claims", { authorization: "Bearer e30.bnVsbA.c2ln" }],
    ["claims that are no JSON", { authorization: "Bearer e30.e30x.c2ln" }],
    ["the header of CloudFront's own making", { [ORGANIZER_TOKEN_HEADER]: ORGANIZER }],
  ])("is nobody with %s: the API gets no token at all", async (_, headers) => {
    const { get, asked } = edgeOf("defaults");
    await get("/api/events", headers as Asked);
    expect(asked).toEqual([{}]);
  });

  test("may be in one group, and in a group with quotes in its name", async () => {
    const { get, asked } = edgeOf("embedded");
    const authorization = tokenOf({ "cognito:groups": 'the"crew"' });
    await get("/api/events", { authorization });
    expect(asked).toEqual([{ [ORGANIZER_TOKEN_HEADER]: authorization }]);
  });
});

describe("the shield", () => {
  const commercial = RegionInfo.regions.filter(({ partition }) => partition === "aws");

  test("is known for every region, and is in a region that has shields", () => {
    for (const { name } of commercial) expect(SHIELD_OF, name).toHaveProperty(name);
    for (const shield of Object.values(SHIELD_OF)) expect(SHIELD_OF[shield]).toBe(shield);
  });

  test.each([
    ["eu-central-1", "eu-central-1"],
    ["eu-north-1", "eu-west-2"],
    ["xx-nowhere-1", undefined],
  ])("of %s is %s", (region, shield) => {
    expect(originShieldFor(new Stack(new App(), "Test", { env: { region } }))).toBe(shield);
  });
});
