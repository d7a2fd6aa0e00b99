import type { EventDetails } from "../../api/organizer/answers.ts";
import type { FieldErrors } from "../../ui/field-errors.ts";
import type { SessionDraft } from "./session-draft.ts";

/** The props of each part of the form. */
export interface DraftPart {
  readonly draft: SessionDraft;
  readonly event: EventDetails;
  readonly zone: string;
  readonly errors: FieldErrors;
  onChange(changes: Partial<SessionDraft>): void;
}
