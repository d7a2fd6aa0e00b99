import { ArrowRight, FileUp } from "lucide-react";
import { Link } from "react-router";
import type { ImportAnswer } from "../../../../functions/contract/answers.ts";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { ImportDiff } from "./import-diff.tsx";
import { sizeText } from "./schedule-file.ts";

interface ImportAnsweredProps {
  readonly eventId: string;
  readonly answer: ImportAnswer;
  readonly file: File;
  readonly dryRun: boolean;
  onImport(): void;
  onAgain(): void;
}

/** What would change, and what has. */
export function ImportAnswered({ eventId, answer, file, dryRun, onImport, onAgain }: ImportAnsweredProps) {
  const { added, changed, unchanged, removed } = answer;
  const touched = added + changed + removed;
  const known = changed + unchanged + removed;
  const suspicious = dryRun && added > 0 && removed > known / 2;
  return (
    <section aria-labelledby="import-answer">
      <h2 id="import-answer" className="text-xl font-bold tracking-tight">
        {titleOf(dryRun, touched)}
      </h2>
      <p className="mt-1 text-sm break-words text-ink-soft">{text.file(file.name, sizeText(file.size))}</p>
      {!dryRun && <Callout tone="good" title={text.doneHint} className="mt-5" />}
      {dryRun && touched === 0 && <Callout tone="plain" title={text.nothingHint} className="mt-5" />}
      {suspicious && (
        <Callout tone="warn" title={text.wrongFile} className="mt-5">
          <p>{text.wrongFileHint(removed, known)}</p>
        </Callout>
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        {dryRun && touched > 0 && (
          <Button onClick={onImport}>
            <FileUp aria-hidden className="size-4" />
            {added + changed > 0 ? text.confirm(added + changed) : text.confirmRemoval}
          </Button>
        )}
        {!dryRun && (
          <Link to={`/organizer/events/${eventId}`} className={buttonLook({})}>
            {text.toSessions}
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        )}
        <Button variant="outline" onClick={onAgain}>
          {text.again}
        </Button>
      </div>
      <ImportDiff answer={answer} />
    </section>
  );
}

function titleOf(dryRun: boolean, touched: number): string {
  if (!dryRun) return text.doneTitle;
  return touched === 0 ? text.nothingTitle : text.planTitle;
}
