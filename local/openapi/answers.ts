import type { ZodMiniType } from "zod/mini";
import * as z from "zod/mini";
import type { ZodOpenApiHeadersObject, ZodOpenApiResponseObject } from "zod-openapi";

export const json = (
  description: string,
  schema: ZodMiniType,
  headers?: ZodOpenApiHeadersObject,
): ZodOpenApiResponseObject => ({
  description,
  ...(headers && { headers }),
  content: { "application/json": { schema } },
});

const text = { schema: { type: "string" } } as const;

/** The same as JSON or, with `Accept: text/csv`, as a file. */
export const jsonOrCsv = (description: string, schema: ZodMiniType): ZodOpenApiResponseObject => ({
  description,
  content: { "application/json": { schema }, "text/csv": text },
});

export const location = { Location: { description: "The path of what was created", ...text } };
export const etag = { ETag: { description: "Changes with the answer", ...text } };

export const ifNoneMatch = z.object({ "If-None-Match": z.optional(z.string()) });

/** A calendar file, which the client may already have. */
export const calendar = (description: string) => ({
  "200": { description, headers: etag, content: { "text/calendar": text } },
  "304": { description: "The client already has this file: its ETag was in `If-None-Match`" },
});

/** An answer that caches keep for some seconds, and that the client may already have. */
export const cached = (description: string, schema: ZodMiniType) => ({
  "200": json(description, schema, {
    ...etag,
    "Cache-Control": { description: "How long the answer may be kept", ...text },
  }),
  "304": { description: "The client already has this answer: its ETag was in `If-None-Match`" },
});

/** A web application manifest, which the client may already have. */
export const manifest = (schema: ZodMiniType) => ({
  "200": {
    description: "The manifest",
    headers: etag,
    content: { "application/manifest+json": { schema } },
  },
  "304": { description: "The client already has this manifest: its ETag was in `If-None-Match`" },
});
