import * as z from "zod/mini";
import { rule } from "./invalid-codes.ts";
import type { ProblemCode } from "./problems.ts";
import { ofEvent } from "./requests.ts";

const PICTURE_USES = ["logo", "cover"] as const;
export type PictureUse = (typeof PICTURE_USES)[number];

/** SVG is not among them: it may contain scripts. */
export const PICTURE_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;

/** Sides are in pixels. */
export const PICTURE_LIMITS: Readonly<
  Record<PictureUse, { readonly bytes: number; readonly shortestSide: number; readonly longestSide: number }>
> = {
  logo: { bytes: 200 * 1024, shortestSide: 32, longestSide: 2_048 },
  cover: { bytes: 2 * 1024 * 1024, shortestSide: 320, longestSide: 6_000 },
};

/** A picture of an event. Any other use has no address. */
export const ofPicture = {
  params: z.extend(ofEvent.params, { use: z.enum(PICTURE_USES) }),
  unknown: "ROUTE_NOT_FOUND" satisfies ProblemCode,
} as const;

export const PostPictureBody = z
  .strictObject({
    use: z.enum(PICTURE_USES),
    type: z.enum(PICTURE_TYPES, rule("NOT_A_PICTURE_TYPE")),
    /** In bytes. Only a file of exactly this size can be uploaded. */
    size: z.int().check(z.minimum(1)),
  })
  .check(
    z.refine(({ use, size }) => size <= PICTURE_LIMITS[use].bytes, {
      path: ["size"],
      error: rule("PICTURE_TOO_LARGE"),
    }),
  );

export const PutPictureBody = z.strictObject({
  uploadId: z.string().check(z.regex(/^[\w-]{22}\.(?:png|jpg|webp)$/)),
});

/** How to upload one file: a form of type multipart/form-data with these fields, and then the field `file`. */
export const UploadAnswer = z.strictObject({
  uploadId: z.string(),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  /** The form is valid until then. ISO 8601, UTC. */
  expiresAt: z.string(),
});
export type UploadAnswer = Readonly<z.infer<typeof UploadAnswer>>;
