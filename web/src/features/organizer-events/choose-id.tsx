import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { Button } from "../../ui/button.tsx";
import { checkEventId } from "./event-draft.ts";
import { EventIdField } from "./event-id-field.tsx";

interface ChooseIdProps {
  readonly taken: readonly string[];
  onChosen(eventId: string): void;
}

/** A schedule says everything of an event but what it is called in addresses. */
export function ChooseId({ taken, onChosen }: ChooseIdProps) {
  const [eventId, setEventId] = useState("");
  const [error, setError] = useState<string>();
  return (
    <form
      noValidate
      aria-label={text.fromSchedule}
      className="mt-6 max-w-2xl"
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = taken.includes(eventId) ? text.idTaken : checkEventId(eventId).eventId;
        setError(wrong);
        if (wrong === undefined) onChosen(eventId);
        else event.currentTarget.querySelector("input")?.focus();
      }}
    >
      <EventIdField eventId={eventId} error={error} onChange={setEventId} />
      <Button type="submit" className="mt-5">
        {text.next}
        <ArrowRight aria-hidden className="size-4" />
      </Button>
    </form>
  );
}
