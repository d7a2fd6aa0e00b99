import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { checkEventId } from "../../features/organizer-events/event-draft.ts";
import { EventIdField } from "../../features/organizer-events/event-id-field.tsx";
import { suggestId } from "../../features/organizer-events/suggest-id.ts";
import { ChooseFile } from "../../features/organizer-import/choose-file.tsx";
import { ImportFlow } from "../../features/organizer-import/import-flow.tsx";
import { takeFile } from "../../features/organizer-import/schedule-file.ts";
import { titleInFile } from "../../features/organizer-import/title-in-file.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { Button } from "../../ui/button.tsx";

interface Wanted {
  readonly eventId: string;
  readonly file: File;
}

/** A file and an id, in either order: the file suggests an id until one is typed. */
export function FromSchedule({ taken }: { readonly taken: readonly string[] }) {
  const [wanted, setWanted] = useState<Wanted>();
  const [eventId, setEventId] = useState("");
  if (wanted === undefined) return <Choose {...{ taken, eventId }} onId={setEventId} onChosen={setWanted} />;
  return (
    <ImportFlow {...wanted}>
      <p className="mb-4 flex flex-wrap items-center justify-between gap-2 font-semibold">
        {text.into(wanted.eventId)}
        <Button variant="quiet" onClick={() => setWanted(undefined)}>
          {text.otherId}
        </Button>
      </p>
    </ImportFlow>
  );
}

interface ChooseProps {
  readonly taken: readonly string[];
  readonly eventId: string;
  onId(eventId: string): void;
  onChosen(wanted: Wanted): void;
}

function Choose({ taken, eventId, onId, onChosen }: ChooseProps) {
  const [file, setFile] = useState<File>();
  const [suggested, setSuggested] = useState("");
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<string>();

  const choose = async (given: File) => {
    const took = await takeFile(given);
    setProblem(took.ok ? undefined : took.problem);
    setFile(took.ok ? took.file : undefined);
    if (!took.ok) return;
    const suggestion = suggestId(await titleInFile(given), taken);
    setSuggested(suggestion);
    if (eventId === "" || eventId === suggested) onId(suggestion);
  };
  return (
    <form
      noValidate
      aria-label={text.fromSchedule}
      className="mt-6 max-w-2xl"
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = taken.includes(eventId) ? text.idTaken : checkEventId(eventId).eventId;
        setError(wrong);
        if (file === undefined) setProblem((wrongFile) => wrongFile ?? text.noFile);
        if (wrong === undefined && file !== undefined) return onChosen({ eventId, file });
        const first = file === undefined ? "input[type=file]" : "input[type=text]";
        event.currentTarget.querySelector<HTMLElement>(first)?.focus();
      }}
    >
      <ChooseFile problem={problem} onFile={(given) => void choose(given)} onProblem={setProblem} />
      <p role="status" className="mt-3 font-semibold break-words empty:hidden">
        {file && text.chosen(file.name)}
      </p>
      <div className="mt-6">
        <EventIdField {...{ eventId, error }} hint={text.idHintFile} onChange={onId} />
      </div>
      <Button type="submit" className="mt-5">
        {text.next}
        <ArrowRight aria-hidden className="size-4" />
      </Button>
    </form>
  );
}
