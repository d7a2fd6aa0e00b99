import type { Context } from "aws-lambda";
import type { InvalidPart, ProblemCode } from "../contract/problems.ts";
import { MAX_BODY_BYTES } from "../contract/requests.ts";
import { type Schema, type Validation, validate } from "../contract/validation.ts";
import { readBody, readJson } from "./body.ts";
import { counted } from "./counted.ts";
import type { HttpEvent } from "./http-event.ts";
import { isRefusal, type Refusal, type Reply } from "./reply.ts";
import { attendeeOf, type SignedInAttendee } from "./signed-in-attendee.ts";

/** The time that the function has left. */
export type Time = Pick<Context, "getRemainingTimeInMillis">;

export type Route = (event: HttpEvent, time: Time) => Promise<Reply | Refusal>;

/** Routes by API Gateway's route key, such as `GET /api/health`. */
export type Routes = Readonly<Record<string, Route>>;

export interface RouteRequest<Who, Params, Query, Body> {
  readonly requestId: string;
  readonly headers: HttpEvent["headers"];
  /** The signed-in attendee. It is `null` on a route that is open to anyone. */
  readonly attendee: Who;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** Decides who may use a route. It returns the attendee for the handler, or the refusal. */
export type Access<Who> = (event: HttpEvent) => Promise<{ readonly attendee: Who } | Refusal>;

export const anyone: Access<null> = async () => ({ attendee: null });

/** API Gateway has already verified the token. */
export const signedIn: Access<SignedInAttendee> = async (event) => {
  const attendee = attendeeOf(event);
  if (attendee !== null) return { attendee };
  return {
    code: "UNAUTHENTICATED",
    detail: "Send a valid token with this request. It must be an ID token, not an access token.",
  };
};

interface Shape<Who, Params, Query, Body> {
  readonly access: Access<Who>;
  /** Counts how each call ends. Calls that access control refuses are not counted. */
  readonly metric?: string;
  readonly params?: Schema<Params>;
  readonly query?: Schema<Query>;
  readonly body?: Schema<Body>;
  /** @default {@link MAX_BODY_BYTES} */
  readonly maxBodyBytes?: number;
  /** The refusal for a malformed path. A malformed id counts as unknown. */
  readonly unknown?: ProblemCode;
}

type Handle<Who, Params, Query, Body> = (
  request: RouteRequest<Who, Params, Query, Body>,
  event: HttpEvent,
  time: Time,
) => Promise<Reply | Refusal>;

/** A route that checks the caller and the parts before `handle` sees them. */
export function route<Who, Params = undefined, Query = undefined, Body = undefined>(
  shape: Shape<Who, Params, Query, Body>,
  handle: Handle<Who, Params, Query, Body>,
): Route {
  return async (event, time) => {
    const access = await shape.access(event);
    if (isRefusal(access)) return access;
    const answer = async () => {
      const parts = partsOf(shape, event);
      if (isRefusal(parts)) return parts;
      const { requestId } = event.requestContext;
      return handle({ requestId, headers: event.headers, ...access, ...parts }, event, time);
    };
    return shape.metric === undefined ? answer() : counted(shape.metric, answer);
  };
}

function partsOf<Params, Query, Body>(shape: Shape<unknown, Params, Query, Body>, event: HttpEvent) {
  const params = check(shape.params, event.pathParameters ?? {}, "path");
  if (!params.valid) {
    if (shape.unknown) return { code: shape.unknown, detail: "Nothing has this id." };
    return invalid(params.errors);
  }
  const query = check(shape.query, event.queryStringParameters ?? {}, "query");
  if (!query.valid) return invalid(query.errors);
  const json = shape.body
    ? readJson(readBody(event, shape.maxBodyBytes ?? MAX_BODY_BYTES))
    : { read: true as const, value: undefined };
  if (!json.read) return json.refusal;
  const body = check(shape.body, json.value, "body");
  if (!body.valid) return invalid(body.errors);
  return { params: params.value, query: query.value, body: body.value };
}

/** Refuses invalid parts of a request. If `root` is given, the paths of `errors` are below it. */
export function invalid(errors: readonly InvalidPart[], root?: string): Refusal {
  const parts = errors.map((part) => ({ ...part, path: root ? `${root}.${part.path}` : part.path }));
  const detail = parts.map(({ path, message }) => `${path}: ${message}`).join("; ");
  return { code: "INVALID_REQUEST", detail: detail.slice(0, 1_000), members: { errors: parts } };
}

const check = <T>(schema: Schema<T> | undefined, value: unknown, root: string): Validation<T> =>
  schema ? validate(schema, value, root) : { valid: true, value: undefined as T };
