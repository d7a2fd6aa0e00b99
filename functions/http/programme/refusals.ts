import type { Refusal } from "../../middleware/reply.ts";

export const unfinished: Refusal = {
  code: "UNAVAILABLE",
  detail: "Some sessions of the event are not done yet. Send the same request again to continue.",
  headers: { "retry-after": "1" },
};

export const keepsChanging: Refusal = {
  code: "UNAVAILABLE",
  detail: "Somebody else keeps changing this session. Try again in a moment.",
  headers: { "retry-after": "1" },
};
