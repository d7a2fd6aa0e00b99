import { closesAt, type FeedbackState, opensAt } from "../../core/feedback/feedback.ts";
import type { Refusal } from "../../middleware/reply.ts";

/** Says why a person cannot answer now. */
export function feedbackRefusal(
  state: Exclude<FeedbackState, "OPEN">,
  { endsAt }: { readonly endsAt: string },
): Refusal {
  const members = { opensAt: opensAt(endsAt), closesAt: closesAt(endsAt) };
  switch (state) {
    case "OFF":
      return { code: "FEEDBACK_OFF", detail: "The organizers do not ask for feedback on this session." };
    case "NOT_THERE":
      return { code: "NOT_THERE", detail: "Only people who were in this session may say how it was." };
    case "NOT_YET":
      return {
        code: "FEEDBACK_NOT_OPEN",
        detail: `You can say how it was from ${members.opensAt} on.`,
        members,
      };
    case "OVER":
      return {
        code: "FEEDBACK_NOT_OPEN",
        detail: `You could say how it was until ${members.closesAt}.`,
        members,
      };
  }
}
