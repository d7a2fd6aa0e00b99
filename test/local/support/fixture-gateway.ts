import { request } from "node:http";
import { gatewayListener, type OpenPort, openPort } from "../../../local/gateway/gateway.ts";
import type { GatewayDefinition, Route } from "../../../local/gateway/gateway-definition.ts";
import { type Fixtures, fixtureArn, startFixtures } from "./fixture-functions.ts";
import { type FixtureIssuer, startFixtureIssuer } from "./fixture-issuer.ts";

export const audience = "the-client";

export interface FixtureGateway extends Fixtures {
  readonly gateway: OpenPort;
  readonly issuer: FixtureIssuer;
}

const authorizer = { audience: [audience], header: "authorization" };

const sources = {
  echo: { source: "export const handler = async (event) => event;" },
  answer: { source: "export const handler = async (event) => JSON.parse(event.body);" },
  failing: { source: `export const handler = async () => { throw new Error("secret"); };` },
  slow: {
    source: "export const handler = () => new Promise((resolve) => setTimeout(resolve, 3000));",
    timeoutMs: 4_000,
  },
};

export async function startFixtureGateway(more: Partial<GatewayDefinition> = {}): Promise<FixtureGateway> {
  const fixtures = await startFixtures(sources);
  const issuer = await startFixtureIssuer();
  const definition: GatewayDefinition = {
    apiId: "the-api",
    stage: "$default",
    routes: [
      route("GET /api/events", "echo"),
      route("GET /api/events/{eventId}", "echo"),
      route("GET /api/events/mine", "echo"),
      route("ANY /api/files/{path+}", "echo"),
      route("POST /api/echo", "echo"),
      route("POST /api/answer", "answer"),
      route("GET /api/failing", "failing"),
      { ...route("GET /api/slow", "slow"), timeoutMs: 300 },
      { ...route("GET /api/me", "echo"), authorizer },
      { ...route("GET /api/scoped", "echo"), authorizer, scopes: ["read", "write"] },
      { ...route("GET /api/lost", "nothing") },
      route("$default", "echo"),
    ],
    throttles: new Map(),
    ...more,
  };
  const { functions, lines } = fixtures;
  const gateway = await openPort(0);
  gateway.serve(gatewayListener({ definition, functions, issuer, log: (line) => lines.push(line) }));
  return {
    ...fixtures,
    gateway,
    issuer,
    async stop() {
      await gateway.stop();
      await issuer.stop();
      await fixtures.stop();
    },
  };
}

export function route(key: string, functionName: string): Route {
  return { key, functionArn: fixtureArn(functionName), timeoutMs: 5_000, scopes: [] };
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** fetch would normalise the path and refuse many headers. */
export function rawRequest(
  { port }: OpenPort,
  path: string,
  options: { method?: string; headers?: Record<string, string | string[]>; body?: string | Buffer } = {},
): Promise<RawResponse> {
  const { method = "GET", headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.on("error", reject);
    call.end(body);
  });
}
