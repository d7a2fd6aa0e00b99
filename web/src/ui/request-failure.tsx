import { CloudOff, RotateCw } from "lucide-react";
import type { RequestFailure } from "../api/organizer/answer.ts";
import { areaMessages } from "../messages/organizer/area-messages.ts";
import { Button } from "./button.tsx";
import { Placeholder } from "./placeholder.tsx";

const { failure: text } = areaMessages;

/** Says in a sentence why a request was not answered. */
export function failureText(failure: RequestFailure): string {
  switch (failure.kind) {
    case "offline":
      return text.offline;
    case "unauthenticated":
      return text.unauthenticated;
    case "forbidden":
      return text.forbidden;
    case "missing":
      return text.missing;
    case "too-large":
      return text.tooLarge;
    case "busy":
      return text.busy(failure.retryAfterSeconds);
    case "changed":
      return text.changed;
    case "invalid":
    case "refused":
      return failure.detail;
    case "unavailable":
      return text.unavailable;
  }
}

/** The request may have succeeded, fully or in part, although its answer was lost. */
export function isUnsure({ kind }: RequestFailure): boolean {
  return kind === "offline" || kind === "unavailable" || kind === "busy";
}

interface RequestFailedProps {
  readonly failure: RequestFailure;
  retry(): void;
}

/** Replaces content that could not be loaded. */
export function RequestFailed({ failure, retry }: RequestFailedProps) {
  return (
    <div role="alert">
      <Placeholder icon={CloudOff} title={text.title} hint={failureText(failure)}>
        <Button onClick={retry}>
          <RotateCw aria-hidden className="size-4" />
          {text.retry}
        </Button>
      </Placeholder>
    </div>
  );
}
