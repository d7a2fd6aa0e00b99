import { decodeJwt, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { call } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference();
const { service: elsewhere } = useConference();

const claims = async () => decodeJwt(await service.token("ada", []));

/** A token that the issuer itself signs, with the audience that the client requests. */
async function tokenFor(aud: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: "client_credentials", scope: "openid", aud });
  const answer = await fetch(`${service.issuer}/token`, { method: "POST", body });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  expect(decodeJwt(token)).toMatchObject({ iss: service.issuer, aud });
  return token;
}

async function publicKey(): Promise<Uint8Array> {
  const configuration = await (await fetch(`${service.issuer}/.well-known/openid-configuration`)).json();
  const { keys } = (await (await fetch((configuration as { jwks_uri: string }).jwks_uri)).json()) as {
    keys: [object];
  };
  return new TextEncoder().encode(JSON.stringify(keys[0]));
}

const organizerRoutes = (session: string) =>
  [
    ["PUT", `/api/events/${conference.eventId}`],
    ["PUT", `/api/events/${conference.eventId}/schedule`],
    ["GET", `/api/events/${conference.eventId}/figures`],
    ["GET", `/api/events/${conference.eventId}/figures/attendance`],
    ["GET", `/api/events/${conference.eventId}/figures/over-time`],
    ["POST", `/api/events/${conference.eventId}/sessions`],
    ["PATCH", session],
    ["GET", `/api/events/${conference.eventId}/roster`],
    ["GET", `${session}/roster`],
    ["GET", `${session}/booth`],
    ["DELETE", `${session}/roster/ada`],
  ] as const;

describe("a token", () => {
  it("opens the routes of attendees; without one they answer 401", async () => {
    const path = `/api/events/${conference.eventId}/my-schedule`;
    expect((await call(service, "GET", path, { token: await service.token("ada", []) })).status).toBe(200);
    const { status, headers, body } = await call(service, "GET", path);
    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toContain("Bearer");
    expect(body).toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it.each([
    ["expired", async () => service.token("ada", [], -10)],
    ["of the right issuer for another audience", async () => tokenFor("another-app")],
    ["of another issuer", async () => elsewhere.token("ada", [])],
    ["unsigned, with alg none", async () => new UnsecuredJWT(await claims()).encode()],
    [
      "signed with the public key as an HMAC secret",
      async () => new SignJWT(await claims()).setProtectedHeader({ alg: "HS256" }).sign(await publicKey()),
    ],
    [
      "signed by a stranger",
      async () => {
        const { privateKey } = await generateKeyPair("RS256");
        return new SignJWT(await claims()).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
      },
    ],
    ["no token at all", async () => "nonsense"],
    ["tampered with", async () => tampered(await service.token("ada", []))],
  ])("that is %s is refused on every route of attendees", async (_, make) => {
    const token = await make();
    const session = `/api/sessions/${await conference.session()}`;
    const routes = [
      ["PUT", `${session}/rsvp`],
      ["GET", `${session}/rsvp`],
      ["DELETE", `${session}/rsvp`],
      ["POST", `${session}/rsvp/accept`],
      ["POST", `${session}/rsvp/pass`],
      ["PUT", `${session}/visit`],
      ["DELETE", `${session}/visit`],
      ["POST", `/api/events/${conference.eventId}/any-of`],
      ["GET", `/api/events/${conference.eventId}/my-schedule`],
      ...organizerRoutes(session),
    ] as const;
    for (const [method, path] of routes) {
      expect((await call(service, method, path, { token })).status, `${method} ${path}`).toBe(401);
    }
  });

  it("of an attendee opens no route of organizers", async () => {
    const token = await service.token("ada", ["staff"]);
    const session = `/api/sessions/${await conference.session()}`;
    for (const [method, path] of organizerRoutes(session)) {
      const answer = await call(service, method, path, { token, ...(method !== "GET" && { body: {} }) });
      expect(answer, `${method} ${path}`).toMatchObject({ status: 403, body: { code: "FORBIDDEN" } });
    }
  });

  it("is not needed for the programme", async () => {
    const paths = ["/api/health", "/api/events", `/api/events/${conference.eventId}`];
    for (const path of [...paths, `/api/events/${conference.eventId}/sessions`]) {
      expect((await call(service, "GET", path)).status).toBe(200);
    }
  });
});

function tampered(token: string): string {
  const [header, payload = "", signature] = token.split(".");
  const more = {
    ...JSON.parse(Buffer.from(payload, "base64url").toString()),
    "cognito:groups": ["organizer"],
  };
  return [header, Buffer.from(JSON.stringify(more)).toString("base64url"), signature].join(".");
}
