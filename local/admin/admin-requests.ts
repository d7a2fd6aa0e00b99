import * as z from "zod/mini";
import { canBefall, FAULT_KINDS } from "../aws-proxy/faults.ts";
import { MAX_USER_CHARACTERS } from "../request-token.ts";

/** Request bodies of the admin port, which drives the service from outside. */
export const TokenRequest = z.strictObject({
  user: z.string().check(z.minLength(1), z.maxLength(MAX_USER_CHARACTERS)),
  groups: z._default(z.array(z.string().check(z.minLength(1))), []),
  /** A negative number gives a token that has already expired. */
  expiresInSeconds: z._default(z.int(), 3600),
});

/** A hundred years: JavaScript cannot represent dates much further ahead. */
const MAX_ADVANCE_MS = 100 * 366 * 86_400_000;

export const ClockRequest = z.strictObject({
  advanceMs: z.int().check(z.gte(0), z.lte(MAX_ADVANCE_MS)),
});

const SERVICE_OF_KIND: Partial<Record<string, string>> = {
  TransactionConflict: "dynamodb",
  Duplicate: "sqs",
  Delay: "sqs",
  MessageRejected: "ses",
  AccountSuspended: "ses",
  SendingPaused: "ses",
};

const FaultRule = z
  .strictObject({
    service: z.enum(["dynamodb", "sqs", "ses", "s3"]),
    operation: z._default(z.nullable(z.string()), null),
    kind: z.enum(FAULT_KINDS),
    rate: z._default(z.number().check(z.gte(0), z.lte(1)), 1),
    latencyMs: z._default(z.number().check(z.gte(0), z.lte(600_000)), 0),
    count: z._default(z.nullable(z.int().check(z.gte(0))), null),
    function: z._default(z.nullable(z.string()), null),
  })
  .check(
    z.refine(({ service, kind }) => (SERVICE_OF_KIND[kind] ?? service) === service, {
      path: ["kind"],
      error: "This is not a fault that the service knows",
    }),
    z.refine(({ kind, operation }) => operation === null || canBefall(kind, operation), {
      path: ["operation"],
      error: "This kind of fault cannot affect this operation",
    }),
  );

export const FaultsRequest = z.strictObject({
  seed: z._default(z.int(), 1),
  rules: z._default(z.array(FaultRule), []),
});

/** The answers of push services to a subscription that is gone, to too many messages, and in trouble. */
export const PushAnswerRequest = z.strictObject({
  /** `null`: messages are accepted again. */
  status: z.nullable(z.literal([404, 410, 429, 500])),
  count: z._default(z.nullable(z.int().check(z.gte(1))), null),
});

export const PushSubscriptionRequest = z.strictObject({
  applicationServerKey: z.optional(z.string().check(z.regex(/^[\w-]{87}$/))),
});

export const KillRequest = z.strictObject({
  after: z.string().check(z.minLength(1)),
});
