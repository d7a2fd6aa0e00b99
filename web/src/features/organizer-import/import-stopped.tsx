import { Play } from "lucide-react";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { Button } from "../../ui/button.tsx";
import type { Progress } from "./import-all.ts";

interface ImportStoppedProps {
  readonly progress: Progress;
  onGoOn(): void;
  onAgain(): void;
}

export function ImportStopped({ progress: { done, total }, onGoOn, onAgain }: ImportStoppedProps) {
  return (
    <>
      <Callout tone="warn" title={text.stoppedTitle}>
        <p>{text.stopped(done, total)}</p>
      </Callout>
      <div className="mt-5 flex flex-wrap gap-2">
        <Button onClick={onGoOn}>
          <Play aria-hidden className="size-4" />
          {text.goOn}
        </Button>
        <Button variant="outline" onClick={onAgain}>
          {text.again}
        </Button>
      </div>
    </>
  );
}
