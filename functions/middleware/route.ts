import type { Context } from "aws-lambda";
import type { InvalidPart, ProblemCode } from "../contract/problems.ts";
import { MAX_BODY_BYTES } from "../contract/requests.ts";
import { type Schema, type Validation, validate } from "../contract/validation.ts";
import { readBody, readJson } from "./body.ts";
import type { HttpEvent } from "./http-event.ts";
import { type Identity, identityOf } from "./identity.ts";
import type { Refusal, Reply } from "./reply.ts";

/** How much of the function's time is left. */
export type Time = Pick<Context, "getRemainingTimeInMillis">;

export type Route = (event: HttpEvent, time: Time) => Promise<Reply | Refusal>;

/** Routes by API Gateway's route key, such as `GET /api/health`. */
export type Routes = Readonly<Record<string, Route>>;

export interface RouteRequest<Params, Query, Body> {
  readonly requestId: string;
  readonly headers: HttpEvent["headers"];
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

interface Shape<Params, Query, Body> {
  readonly params?: Schema<Params>;
  readonly query?: Schema<Query>;
  readonly body?: Schema<Body>;
  /** What a path that cannot be one is refused with; a malformed id is simply unknown. */
  readonly unknown?: ProblemCode;
}

/** A route whose parts are checked before `handle` sees them. */
export function route<Params = undefined, Query = undefined, Body = undefined>(
  shape: Shape<Params, Query, Body>,
  handle: (
    request: RouteRequest<Params, Query, Body>,
    event: HttpEvent,
    time: Time,
  ) => Promise<Reply | Refusal>,
): Route {
  return async (event, time) => {
    const params = check(shape.params, event.pathParameters ?? {}, "path");
    if (!params.valid) {
      if (shape.unknown) return { code: shape.unknown, detail: "Nothing goes by that id." };
      return invalid(params.errors);
    }
    const query = check(shape.query, event.queryStringParameters ?? {}, "query");
    if (!query.valid) return invalid(query.errors);
    const body = shape.body
      ? readJson(readBody(event, MAX_BODY_BYTES))
      : { read: true as const, value: undefined };
    if (!body.read) return body.refusal;
    const checked = check(shape.body, body.value, "body");
    if (!checked.valid) return invalid(checked.errors);
    const { requestId } = event.requestContext;
    const request = {
      requestId,
      headers: event.headers,
      params: params.value,
      query: query.value,
      body: checked.value,
    };
    return handle(request, event, time);
  };
}

/** A route for whoever is signed in; API Gateway has verified the token. */
export const signedIn =
  (handle: (identity: Identity) => Route): Route =>
  async (event, time) => {
    const identity = identityOf(event);
    if (identity === null) {
      return {
        code: "UNAUTHENTICATED",
        detail: "A valid token must come with this call: an ID token, not an access token.",
      };
    }
    return handle(identity)(event, time);
  };

export const membersOnly = (group: string, served: Route): Route =>
  signedIn((identity) => async (event, time) => {
    if (identity.groups.includes(group)) return served(event, time);
    return { code: "FORBIDDEN", detail: `This needs membership of the group "${group}".` };
  });

/** The refusal of what is wrong with a request; the paths of `errors` are below `root` where one is given. */
export function invalid(errors: readonly InvalidPart[], root?: string): Refusal {
  const parts = errors.map((part) => ({ ...part, path: root ? `${root}.${part.path}` : part.path }));
  const detail = parts.map(({ path, message }) => `${path}: ${message}`).join("; ");
  return { code: "INVALID_REQUEST", detail: detail.slice(0, 1_000), members: { errors: parts } };
}

const check = <T>(schema: Schema<T> | undefined, value: unknown, root: string): Validation<T> =>
  schema ? validate(schema, value, root) : { valid: true, value: undefined as T };
