import { ArrowRight, FileUp } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Event } from "../../api/answers.ts";
import type { ImportAnswer } from "../../api/organizer/answers.ts";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { Button, buttonLook } from "../../ui/button.tsx";
import type { Chosen } from "./import-all.ts";
import { ImportDiff } from "./import-diff.tsx";
import { PublishChoice } from "./publish-choice.tsx";
import { sizeText } from "./schedule-file.ts";

interface ImportAnsweredProps {
  readonly eventId: string;
  /** Undefined: the import creates the event. */
  readonly event: Event | undefined;
  readonly answer: ImportAnswer;
  readonly chosen: Chosen;
  readonly dryRun: boolean;
  onImport(chosen: Chosen): void;
  onAgain(): void;
}

/** Planned or completed changes. */
export function ImportAnswered(props: ImportAnsweredProps) {
  const { eventId, event, answer, chosen, dryRun, onImport, onAgain } = props;
  const { file } = chosen;
  const isDraft = event?.published !== true;
  const [publish, setPublish] = useState(true);
  const { added, changed, unchanged, removed } = answer;
  const touched = added + changed + removed;
  const known = changed + unchanged + removed;
  const unfinished = event?.lastImport?.complete === false;
  const suspicious = dryRun && added > 0 && removed > known / 2;
  const canImport = dryRun && (touched > 0 || unfinished);
  return (
    <section aria-labelledby="import-answer">
      <h2 id="import-answer" className="text-xl font-bold tracking-tight">
        {titleOf(dryRun, touched)}
      </h2>
      <p className="mt-1 text-sm break-words text-ink-soft">{text.file(file.name, sizeText(file.size))}</p>
      {!dryRun && (
        <Callout
          tone="good"
          title={chosen.publish === false ? text.doneDraft : text.doneHint}
          className="mt-5"
        />
      )}
      {dryRun && touched === 0 && (
        <Callout tone="plain" title={unfinished ? text.nothingLeft : text.nothingHint} className="mt-5" />
      )}
      {suspicious && (
        <Callout tone="warn" title={text.wrongFile} className="mt-5">
          <p>{text.wrongFileHint(removed, known)}</p>
        </Callout>
      )}
      {canImport && isDraft && <PublishChoice publish={publish} onChange={setPublish} />}
      <div className="mt-5 flex flex-wrap gap-2">
        {canImport && (
          <Button onClick={() => onImport({ ...chosen, ...(isDraft && { publish }) })}>
            <FileUp aria-hidden className="size-4" />
            {added + changed > 0 ? text.confirm(added + changed) : text.confirmRemoval}
          </Button>
        )}
        {!dryRun && (
          <Link to={`/organizer/events/${eventId}/sessions`} className={buttonLook({})}>
            {text.toSessions}
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        )}
        <Button variant="outline" onClick={onAgain}>
          {text.again}
        </Button>
      </div>
      <ImportDiff answer={answer} dryRun={dryRun} />
    </section>
  );
}

function titleOf(dryRun: boolean, touched: number): string {
  if (!dryRun) return text.doneTitle;
  return touched === 0 ? text.nothingTitle : text.planTitle;
}
