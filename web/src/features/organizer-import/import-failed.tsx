import { RotateCw } from "lucide-react";
import type { Failure } from "../../api/failure.ts";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { failureText, isBusy, isUnsure } from "../../organizer/failure-text.ts";
import { Button } from "../../ui/button.tsx";

interface ImportFailedProps {
  readonly failure: Failure;
  readonly dryRun: boolean;
  onRetry(): void;
  onAgain(): void;
}

export function ImportFailed({ failure, dryRun, onRetry, onAgain }: ImportFailedProps) {
  const refused = failure.kind === "invalid";
  const errors = refused ? failure.errors : [];
  return (
    <>
      <Callout tone="bad" alert title={titleOf(failure, dryRun)}>
        {errors.length === 0 && (
          <p>{isUnsure(failure) && !dryRun ? text.unsureHint : failureText(failure)}</p>
        )}
        {isBusy(failure) && !dryRun && <p>{failureText(failure)}</p>}
        {errors.length > 0 && (
          <ul className="mt-1 list-disc pl-5">
            {errors.map(({ path, message }) => (
              <li key={path + message} className="break-words">
                {path}: {message}
              </li>
            ))}
          </ul>
        )}
      </Callout>
      <div className="mt-5 flex flex-wrap gap-2">
        {!refused && (
          <Button onClick={onRetry}>
            <RotateCw aria-hidden className="size-4" />
            {text.retry}
          </Button>
        )}
        <Button variant={refused ? "default" : "outline"} onClick={onAgain}>
          {text.again}
        </Button>
      </div>
    </>
  );
}

function titleOf(failure: Failure, dryRun: boolean): string {
  if (failure.kind === "invalid") return text.refusedTitle;
  if (dryRun) return text.checkFailedTitle;
  if (failure.kind === "offline") return text.lostTitle;
  return isUnsure(failure) ? text.unfinishedTitle : text.failedTitle;
}
