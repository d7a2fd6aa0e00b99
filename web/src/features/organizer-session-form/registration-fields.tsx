import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import { errorOf } from "../../organizer/field-errors.ts";
import { FormSection } from "../../organizer/form-frame.tsx";
import { ZonedTimeField } from "../../organizer/zoned-time-field.tsx";
import type { DraftPart } from "./draft-part.ts";

const STATES = ["OPEN", "CLOSED"] as const;

export function RegistrationFields({ draft, zone, errors, onChange }: DraftPart) {
  return (
    <FormSection title={text.registration} hint={areaMessages.form.zone(zone.replaceAll("_", " "))}>
      {/* Cancelling takes away everybody's seat, so it needs its own question. */}
      {draft.state !== "CANCELLED" && (
        <ChoiceField
          label={text.state}
          choice={draft.state}
          choices={STATES}
          error={errorOf(errors, "state")}
          className="sm:col-span-2"
          nameOf={(state) => text.states[state]}
          onChoose={(state) => onChange({ state })}
        />
      )}
      <ZonedTimeField
        label={text.opensAt}
        hint={text.opensHint}
        optional
        wallTime={draft.registrationOpensAt}
        zone={zone}
        error={errorOf(errors, "registrationOpensAt")}
        onChange={(registrationOpensAt) => onChange({ registrationOpensAt })}
      />
      <ZonedTimeField
        label={text.closesAt}
        hint={text.closesHint}
        optional
        wallTime={draft.registrationClosesAt}
        zone={zone}
        error={errorOf(errors, "registrationClosesAt")}
        onChange={(registrationClosesAt) => onChange({ registrationClosesAt })}
      />
    </FormSection>
  );
}
