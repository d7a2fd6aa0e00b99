import type { Event } from "../../api/answers.ts";
import type { FieldErrors } from "../../organizer/field-errors.ts";
import type { SessionDraft } from "./session-draft.ts";

/** The props of each part of the form. */
export interface DraftPart {
  readonly draft: SessionDraft;
  readonly event: Event;
  readonly zone: string;
  readonly errors: FieldErrors;
  onChange(changes: Partial<SessionDraft>): void;
}
