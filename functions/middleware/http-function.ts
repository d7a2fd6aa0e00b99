import type { MiddlewareObj, Request } from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 as Answer, Context } from "aws-lambda";
import { compressed } from "./compressed.ts";
import { functionThatEndsEarly } from "./ends-early.ts";
import type { HttpEvent } from "./http-event.ts";
import { isRefusal, type Refusal, type Reply, refuse } from "./reply.ts";
import type { Routes } from "./route.ts";
import { logger } from "./telemetry.ts";

interface Options {
  /** Whether a failure is of the kind that passes by itself, so that trying again helps. */
  readonly isPassing: (error: unknown) => boolean;
}

type Middleware = MiddlewareObj<HttpEvent, Reply | Answer>;
type Handled = Request<HttpEvent, Reply | Answer>;

/** A Lambda function that serves `routes` of the HTTP API and answers every failure with a problem document. */
export const httpFunction = (routes: Routes, { isPassing }: Options) =>
  functionThatEndsEarly<HttpEvent, Reply | Answer>()
    .use(asAnswer)
    .use(logged)
    .use(failuresAsProblems(isPassing))
    .handler(async (event: HttpEvent, context: Context): Promise<Reply> => {
      const route = routes[event.routeKey];
      const result = route ? await route(event, context) : noSuchRoute(event);
      return isRefusal(result) ? refuse(result, event.requestContext.requestId) : result;
    });

const noSuchRoute = ({ requestContext: { http } }: HttpEvent): Refusal => ({
  code: "ROUTE_NOT_FOUND",
  detail: `Nothing answers ${http.method} at this path.`,
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

const logged: Middleware = {
  before: ({ context, internal }) => {
    logger.addContext(context);
    Object.assign(internal, { began: performance.now() });
  },
  after: (request) => logRequest(request),
  onError: (request) => logRequest(request),
};

/** One line a request: what was asked, how it ended, how long it took; nothing of tokens, bodies or people. */
function logRequest({ event, response, internal }: Handled): void {
  const { began } = internal as { began: number };
  const { status, outcome } = response as Reply;
  logger.info("request", {
    requestId: event.requestContext.requestId,
    route: event.routeKey,
    status,
    outcome,
    durationMs: Math.round(performance.now() - began),
  });
}

const toAnswer = (request: Handled): void => {
  const { status, headers, body } = request.response as Reply;
  const answer = { statusCode: status, headers: { ...headers }, body };
  request.response = compressed(answer, request.event.headers["accept-encoding"]);
};

const asAnswer: Middleware = { after: toAnswer, onError: toAnswer };
