import { type MessageTarget, PostMessageBody } from "../../../../functions/contract/messages.ts";
import { validate } from "../../../../functions/contract/validation.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { type FieldErrors, fieldErrorsOf } from "../../organizer/field-errors.ts";
import type { Checked } from "../../organizer/use-submit.ts";

export const SCOPES = ["session", "room", "day", "everybody"] as const;
export const AUDIENCES = ["all", "seats", "waiting"] as const;

/** A message as its form has it. An empty text stands for what is not chosen. */
export interface MessageDraft {
  /** It is chosen for a preview, and another one after a change, so that no text is sent twice. */
  readonly messageId: string;
  readonly scope: (typeof SCOPES)[number] | "";
  readonly sessionId: string;
  readonly room: string;
  readonly day: string;
  readonly audience: (typeof AUDIENCES)[number];
  readonly title: string;
  readonly text: string;
}

/** @param sessionId the session that the person comes from */
export const newMessage = (sessionId: string | null): MessageDraft => ({
  ...{ messageId: "", scope: sessionId === null ? "" : "session", sessionId: sessionId ?? "" },
  ...{ room: "", day: "", audience: "all", title: "", text: "" },
});

export function checkMessage(draft: MessageDraft): Checked<PostMessageBody> {
  const { messageId, audience, title, text } = draft;
  const to = targetOf(draft);
  const body = { messageId, to, audience, title, text };
  const checked = validate(PostMessageBody, body, "body");
  const errors = {
    ...(checked.valid ? {} : withoutTarget(fieldErrorsOf(checked.errors))),
    ...missing(draft),
  };
  if (to === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, body: { ...body, to } };
}

function targetOf({ scope, sessionId, room, day }: MessageDraft): MessageTarget | undefined {
  switch (scope) {
    case "":
      return undefined;
    case "session":
      return { sessionId };
    case "room":
      return { room, ...(day !== "" && { day }) };
    case "day":
      return { day };
    case "everybody":
      return { everybody: true };
  }
}

const CHOSEN_BY = { session: "sessionId", room: "room", day: "day" } as const;

function missing(draft: MessageDraft): FieldErrors {
  if (draft.scope === "") return { scope: areaMessages.invalid.EMPTY };
  const field = draft.scope === "everybody" ? undefined : CHOSEN_BY[draft.scope];
  return field !== undefined && draft[field] === "" ? { [field]: areaMessages.invalid.EMPTY } : {};
}

/** The form itself says what is not chosen. */
const withoutTarget = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([path]) => !/^to(\.|$)/.test(path)));

/** The service names parts of the target by their path in the body. */
export const atFields = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([path, error]) => [path.replace(/^to\./, ""), error]));
