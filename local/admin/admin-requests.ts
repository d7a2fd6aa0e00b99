import * as z from "zod/mini";
import { FAULT_KINDS } from "../aws-proxy/faults.ts";

/** Bodies of the calls that drive the service from outside. */
export const tokenRequest = z.strictObject({
  user: z.string().check(z.minLength(1), z.maxLength(256)),
  groups: z._default(z.array(z.string().check(z.minLength(1))), []),
  /** Negative for a token that has already expired. */
  expiresInSeconds: z._default(z.int(), 3600),
});

/** A hundred years: beyond that dates stop being dates. */
const maxAdvanceMs = 100 * 366 * 86_400_000;

export const clockRequest = z.strictObject({
  advanceMs: z.int().check(z.gte(0), z.lte(maxAdvanceMs)),
});

const rate = z.number().check(z.gte(0), z.lte(1));

export const faultsRequest = z.strictObject({
  seed: z._default(z.int(), 1),
  rules: z.array(
    z.strictObject({
      service: z.enum(["dynamodb", "sqs"]),
      operation: z._default(z.nullable(z.string()), null),
      kind: z.enum(FAULT_KINDS),
      rate: z._default(rate, 1),
      latencyMs: z._default(z.number().check(z.gte(0), z.lte(600_000)), 0),
      count: z._default(z.nullable(z.int().check(z.gte(0))), null),
      function: z._default(z.nullable(z.string()), null),
    }),
  ),
});

export const killRequest = z.strictObject({
  after: z.string().check(z.minLength(1)),
});
