import { useState } from "react";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { ChoiceField } from "../../organizer/choice-field.tsx";
import { timeZones, zoneText } from "../../time/time-zones.ts";
import { browserZone } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";

interface AskZoneProps {
  onZone(timeZone: string): void;
  onAgain(): void;
}

/** A file may not say which zone its times are in. */
export function AskZone({ onZone, onAgain }: AskZoneProps) {
  const [zone, setZone] = useState(browserZone);
  return (
    <form
      aria-label={text.zoneTitle}
      className="max-w-2xl rounded-card border border-line bg-surface p-5 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        onZone(zone);
      }}
    >
      <h2 className="text-lg font-bold">{text.zoneTitle}</h2>
      <p className="mt-1 mb-5 text-ink-soft">{text.zoneHint}</p>
      <ChoiceField
        label={text.zone}
        choice={zone}
        choices={timeZones(zone)}
        nameOf={zoneText}
        onChoose={setZone}
      />
      <div className="mt-5 flex flex-wrap gap-2">
        <Button type="submit">{text.zoneSubmit}</Button>
        <Button variant="outline" onClick={onAgain}>
          {areaMessages.form.cancel}
        </Button>
      </div>
    </form>
  );
}
