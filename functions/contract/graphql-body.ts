import * as z from "zod/mini";

/** A GraphQL request over HTTP. Other members are ignored, as its specification says. */
export const GraphqlBody = z.object({
  query: z.string(),
  operationName: z.optional(z.nullable(z.string())),
  variables: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
});

export type GraphqlBody = z.infer<typeof GraphqlBody>;
