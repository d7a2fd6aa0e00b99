import { AddAttendeeBody, OfferOutOfTurnBody } from "../../../../functions/contract/roster.ts";
import { validate } from "../../../../functions/contract/validation.ts";
import type { Addition, OutOfTurn } from "../../api/organizer/roster-by-hand.ts";
import { handsMessages as text } from "../../messages/organizer/hands-messages.ts";
import { fieldErrorsOf } from "../../organizer/field-errors.ts";
import type { Checked } from "../../organizer/use-submit.ts";

/** A person to add, as the form has them. */
export interface AdditionDraft {
  readonly email: string;
  readonly name: string;
  readonly as: "CONFIRMED" | "WAITLISTED";
  readonly overCapacity: boolean;
  readonly note: string;
}

export const NEW_ADDITION: AdditionDraft = {
  ...{ email: "", name: "", as: "CONFIRMED", overCapacity: false, note: "" },
};

export function checkAddition({ name, note, as, overCapacity, ...draft }: AdditionDraft): Checked<Addition> {
  const body: Addition = {
    email: draft.email,
    as,
    overCapacity: overCapacity && as === "CONFIRMED",
    ...(name.trim() !== "" && { name }),
    ...(note.trim() !== "" && { note }),
  };
  const checked = validate(AddAttendeeBody, body, "body");
  if (checked.valid) return { ok: true, body };
  const errors = fieldErrorsOf(checked.errors);
  return { ok: false, errors: { ...errors, ...(errors.email && { email: text.notAnAddress }) } };
}

export interface OfferDraft {
  readonly note: string;
  readonly overCapacity: boolean;
}

export function checkOffer(draft: OfferDraft): Checked<OutOfTurn> {
  if (draft.note.trim() === "") return { ok: false, errors: { note: text.noNote } };
  const checked = validate(OfferOutOfTurnBody, draft, "body");
  return checked.valid ? { ok: true, body: draft } : { ok: false, errors: fieldErrorsOf(checked.errors) };
}
