import type { ZodMiniType } from "zod/mini";

export const jsonBody = (schema: ZodMiniType, { required = true } = {}) => ({
  required,
  content: { "application/json": { schema } },
});
