import type { MiddlewareObj, Request } from "@middy/core";
import type { Context, APIGatewayProxyStructuredResultV2 as GatewayResponse } from "aws-lambda";
import { Metric } from "../contract/metrics.ts";
import { type ProblemCode, Problems } from "../contract/problems.ts";
import { OriginSettings } from "../contract/settings.ts";
import { compressed } from "./compressed.ts";
import { functionThatEndsEarly } from "./ends-early.ts";
import type { HttpEvent } from "./http-event.ts";
import { originOf } from "./origin.ts";
import { pseudonyms } from "./pseudonyms.ts";
import { isRefusal, type Refusal, type Reply, refuse } from "./reply.ts";
import type { Routes } from "./route.ts";
import { attendeeOf } from "./signed-in-attendee.ts";
import { count, logger } from "./telemetry.ts";

interface Options {
  /** Tells whether a failure is temporary, so that trying again helps. */
  readonly isPassing: (error: unknown) => boolean;
  /** @default - what the stack has told the function */
  readonly settings?: OriginSettings;
}

type Middleware = MiddlewareObj<HttpEvent, Reply | GatewayResponse>;
type Handled = Request<HttpEvent, Reply | GatewayResponse>;

/** Builds a Lambda function that serves `routes`. It answers every failure with a problem document. */
export function httpFunction(
  routes: Routes,
  { isPassing, settings = OriginSettings.parse(process.env) }: Options,
) {
  const origin = originOf(settings);
  const answer = (event: HttpEvent, context: Context) =>
    routes[event.routeKey]?.(event, context) ?? noSuchRoute(event);
  return functionThatEndsEarly<HttpEvent, Reply | GatewayResponse>()
    .use(asGatewayResponse)
    .use(logged(origin, settings))
    .use(failuresAsProblems(isPassing))
    .handler(async (event: HttpEvent, context: Context): Promise<Reply> => {
      const result = origin.refusalOf(event) ?? (await answer(event, context));
      return isRefusal(result) ? refuse(result, event.requestContext.requestId) : result;
    });
}

const noSuchRoute = ({ requestContext: { http } }: HttpEvent): Refusal => ({
  code: "ROUTE_NOT_FOUND",
  detail: `There is no route for ${http.method} at this path.`,
});

function failuresAsProblems(isPassing: Options["isPassing"]): Middleware {
  return {
    onError: (request) => {
      const { error } = request;
      // middy ends a handler with a TimeoutError before Lambda would.
      const passes = isPassing(error) || error?.name === "TimeoutError";
      logger.error("request failed", { error });
      request.response = refuse(
        passes
          ? { code: "UNAVAILABLE", detail: "Try again in a moment.", headers: { "retry-after": "1" } }
          : { code: "INTERNAL_ERROR", detail: "The failure is on our side and has been recorded." },
        request.event.requestContext.requestId,
      );
    },
  };
}

function logged(
  origin: ReturnType<typeof originOf>,
  { ORIGIN_SECRETS: [key = ""] }: OriginSettings,
): Middleware {
  const { ofPerson, ofAddress } = pseudonyms(key);
  /** Names the caller of a refused request, so that abuse shows. The name is stable but reveals nobody. */
  const callerOf = (event: HttpEvent, { userId = attendeeOf(event)?.userId }: Reply) => ({
    from: ofAddress(origin.addressOf(event)),
    ...(userId !== undefined && { who: ofPerson(userId) }),
  });
  const log = (request: Handled): void =>
    logRequest(request, isRefusedForItself(request.response as Reply) ? callerOf : () => ({}));
  return {
    before: ({ context, internal }) => {
      logger.addContext(context);
      Object.assign(internal, { began: performance.now() });
    },
    after: log,
    onError: log,
  };
}

/** Logs one line per request: request, outcome and duration. It logs no tokens, bodies or people. */
function logRequest(
  { event, response, internal }: Handled,
  callerOf: (event: HttpEvent, reply: Reply) => object,
): void {
  const { began } = internal as { began: number };
  const reply = response as Reply;
  const { status, outcome } = reply;
  logger.info("request", {
    requestId: event.requestContext.requestId,
    route: event.routeKey,
    status,
    outcome,
    durationMs: Math.round(performance.now() - began),
    ...callerOf(event, reply),
  });
  if (status < 500 && statusOf(outcome) >= 500) count(Metric.failureInAnswer);
}

/** A 409 is about the session, not about the caller. */
function isRefusedForItself({ outcome }: Reply): boolean {
  const status = statusOf(outcome);
  return status >= 400 && status < 500 && status !== 409;
}

/** The status of an outcome itself, even if the answer that carries it has another. */
const statusOf = (outcome: string): number => (Problems[outcome as ProblemCode] ?? [200])[0];

const toGatewayResponse = (request: Handled): void => {
  const { status, headers, body, isBase64 } = request.response as Reply;
  const answer = { statusCode: status, headers: { ...headers }, body };
  if (isBase64) {
    request.response = { ...answer, isBase64Encoded: true };
    return;
  }
  request.response = compressed(answer, request.event.headers["accept-encoding"]);
};

const asGatewayResponse: Middleware = { after: toGatewayResponse, onError: toGatewayResponse };
