import { MAX_LENGTH } from "../../../../functions/contract/limits.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { errorOf } from "../../organizer/field-errors.ts";
import { FormSection } from "../../organizer/form-frame.tsx";
import { ZonedTimeField } from "../../organizer/zoned-time-field.tsx";
import type { DraftPart } from "./draft-part.ts";
import { DraftTextField } from "./draft-text-field.tsx";
import { outsideEvent } from "./outside-event.ts";
import { movedTo } from "./session-draft.ts";

export function WhenFields(part: DraftPart) {
  const { draft, event, zone, errors, onChange } = part;
  const outside = outsideEvent(draft, event);
  const isBooth = draft.kind === "BOOTH";
  const clocks = areaMessages.form.zone(zone.replaceAll("_", " "));
  const hint = isBooth ? `${text.boothHours} ${clocks}` : clocks;
  return (
    <FormSection title={text.when} hint={hint}>
      <ZonedTimeField
        label={text.startsAt}
        wallTime={draft.startsAt}
        zone={zone}
        error={errorOf(errors, "startsAt")}
        onChange={(startsAt) => onChange(isBooth ? { startsAt } : movedTo(startsAt, draft))}
      />
      <ZonedTimeField
        label={text.endsAt}
        wallTime={draft.endsAt}
        zone={zone}
        error={errorOf(errors, "endsAt")}
        onChange={(endsAt) => onChange({ endsAt })}
      />
      <div role="status" className="empty:hidden sm:col-span-2">
        {outside && (
          <Callout tone="warn">
            <p>{outside}</p>
          </Callout>
        )}
      </div>
      <DraftTextField
        {...part}
        name="room"
        label={text.room}
        maxLength={MAX_LENGTH.room}
        className="sm:col-span-2"
      />
    </FormSection>
  );
}
