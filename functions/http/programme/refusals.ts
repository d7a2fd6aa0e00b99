import type { Refusal } from "../../middleware/reply.ts";

export const unfinished: Refusal = {
  code: "UNAVAILABLE",
  detail: "Not every session of the event is done yet. Send the same request again: it goes on.",
  headers: { "retry-after": "1" },
};

export const keepsChanging: Refusal = {
  code: "UNAVAILABLE",
  detail: "Others keep changing this session. Try again in a moment.",
  headers: { "retry-after": "1" },
};
