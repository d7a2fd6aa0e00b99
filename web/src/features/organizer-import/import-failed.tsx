import { RotateCw } from "lucide-react";
import type { RequestFailure } from "../../api/organizer/answer.ts";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { failureText, isUnsure } from "../../ui/request-failure.tsx";

interface ImportFailedProps {
  readonly failure: RequestFailure;
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
        {failure.kind === "busy" && !dryRun && <p>{failureText(failure)}</p>}
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

function titleOf(failure: RequestFailure, dryRun: boolean): string {
  if (failure.kind === "invalid") return text.refusedTitle;
  if (dryRun) return text.checkFailedTitle;
  if (failure.kind === "offline") return text.lostTitle;
  return isUnsure(failure) ? text.unfinishedTitle : text.failedTitle;
}
