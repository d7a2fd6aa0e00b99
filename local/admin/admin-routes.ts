import { STATUS_CODES } from "node:http";
import * as z from "zod/mini";
import type { AwsProxy } from "../aws-proxy/aws-proxy.ts";
import type { Functions } from "../functions/functions.ts";
import { MAX_EVENT_BYTES } from "../functions/invocation.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { PushService } from "../push/push-service.ts";
import { EVENT_SOURCE_MAPPING } from "../triggers/triggers.ts";
import {
  ClockRequest,
  FaultsRequest,
  KillRequest,
  PushAnswerRequest,
  PushSubscriptionRequest,
  TokenRequest,
} from "./admin-requests.ts";
import type { LedgerReport } from "./ledger-report.ts";
import { userClaims } from "./user-claims.ts";

export interface AdminResponse {
  readonly status: number;
  readonly body?: unknown;
}

export interface AdminContext {
  readonly functions: Pick<Functions, "names" | "invoke" | "workers" | "advanceClock" | "clockOffsetMs">;
  readonly proxy: Pick<AwsProxy, "setFaults" | "usage" | "resetUsage" | "killAfter">;
  readonly issuer: { token(claims: Record<string, unknown>, expiresInSeconds: number): Promise<string> };
  readonly audience: string;
  readonly outbox: Pick<Outbox, "entries" | "empty">;
  readonly push: Pick<PushService, "subscribe" | "tell">;
  ledger(sessionId: string): Promise<LedgerReport | null>;
}

type AdminRoute = (parameter: string, body: string) => AdminResponse | Promise<AdminResponse>;

export function createAdminRoutes(context: AdminContext) {
  const { functions, proxy, issuer, audience, ledger, outbox, push } = context;
  const forFunction = (name: string, act: () => AdminResponse | Promise<AdminResponse>) =>
    functions.names.includes(name) ? act() : problem(404, `There is no function ${name}`);

  const routes: Record<string, AdminRoute> = {
    "POST /token": (_, body) =>
      withBody(TokenRequest, body, async ({ user, groups, expiresInSeconds }) => {
        const token = await issuer.token(userClaims(user, groups, audience), expiresInSeconds);
        return { status: 200, body: { token } };
      }),
    "POST /clock": (_, body) =>
      withBody(ClockRequest, body, async ({ advanceMs }) => {
        await functions.advanceClock(advanceMs);
        const offsetMs = functions.clockOffsetMs;
        return { status: 200, body: { offsetMs, now: new Date(Date.now() + offsetMs).toISOString() } };
      }),
    "POST /faults": (_, body) =>
      withBody(FaultsRequest, body, (spec) => {
        const callers = [...functions.names, EVENT_SOURCE_MAPPING];
        const unknown = spec.rules.find((rule) => rule.function && !callers.includes(rule.function));
        if (unknown !== undefined) return problem(400, `There is no function ${unknown.function}`);
        proxy.setFaults(spec);
        return { status: 200, body: spec };
      }),
    "POST /invoke": (name, body) =>
      forFunction(name, async () => {
        const payload = body.trim() === "" ? "{}" : body;
        if (parseJson(payload) === undefined) return problem(400, "The event is not JSON");
        if (Buffer.byteLength(payload) > MAX_EVENT_BYTES)
          return problem(413, "An event may have at most 6 MB");
        const outcome = await functions.invoke(name, payload);
        if (outcome.kind === "success") return { status: 200, body: JSON.parse(outcome.payload) };
        return problem(502, `${name} failed: ${outcome.error.errorMessage}`, { error: outcome.error });
      }),
    "POST /kill": (name, body) =>
      forFunction(name, () =>
        withBody(KillRequest, body, ({ after }) => {
          proxy.killAfter(name, after);
          return { status: 200, body: { function: name, after } };
        }),
      ),
    "GET /usage": () => ({ status: 200, body: proxy.usage() }),
    "DELETE /usage": () => {
      proxy.resetUsage();
      return { status: 204 };
    },
    "GET /ledger": async (sessionId) => {
      const body = await ledger(sessionId);
      return body === null ? problem(404, `There is no ledger of ${sessionId}`) : { status: 200, body };
    },
    "GET /outbox": () => ({ status: 200, body: outbox.entries() }),
    "DELETE /outbox": () => {
      outbox.empty();
      return { status: 204 };
    },
    "POST /push-subscriptions": (id, body) =>
      id === ""
        ? withBody(PushSubscriptionRequest, body.trim() || "{}", ({ applicationServerKey }) => ({
            status: 201,
            body: push.subscribe(applicationServerKey),
          }))
        : withBody(PushAnswerRequest, body, ({ status, count }) =>
            push.tell(id, status === null ? undefined : { status, count })
              ? { status: 200, body: { id, status, count } }
              : problem(404, `There is no push subscription ${id}`),
          ),
    "GET /workers": () => ({ status: 200, body: functions.workers() }),
  };
  return routes;
}

export function problem(status: number, detail: string, members: object = {}): AdminResponse {
  const code =
    status === 400 ? "INVALID_REQUEST" : (STATUS_CODES[status] ?? "").toUpperCase().replaceAll(" ", "_");
  return {
    status,
    body: { type: "about:blank", title: STATUS_CODES[status], status, detail, code, ...members },
  };
}

function withBody<Schema extends z.core.$ZodType>(
  schema: Schema,
  body: string,
  act: (value: z.output<Schema>) => AdminResponse | Promise<AdminResponse>,
): AdminResponse | Promise<AdminResponse> {
  const json = parseJson(body);
  if (json === undefined) return problem(400, "The body is not JSON");
  const parsed = z.safeParse(schema, json.value);
  if (parsed.success) return act(parsed.data);
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return problem(400, "The body is not valid for this call", { errors });
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
