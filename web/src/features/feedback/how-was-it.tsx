import { MessageSquareHeart } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { feedbackMessages as text } from "../../messages/attendee/feedback-messages.ts";
import { Button } from "../../ui/button.tsx";

const Sheet = lazy(() => import("../../ui/sheet.tsx"));
const FeedbackPanel = lazy(async () => ({ default: (await import("./feedback-panel.tsx")).FeedbackPanel }));

interface HowWasItProps {
  readonly session: Pick<AgendaSession, "sessionId" | "title">;
  readonly timeZone: string;
}

/** In My Schedule: the question opens beside the button. */
export function HowWasIt({ session: { sessionId, title }, timeZone }: HowWasItProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        variant="secondary"
        size="sm"
        aria-label={text.openLabel(title)}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MessageSquareHeart aria-hidden className="size-4" />
        {text.open}
      </Button>
      {open && (
        <Suspense>
          <Sheet title={text.openOf(title)} anchor={button} onClose={() => setOpen(false)}>
            <FeedbackPanel
              {...{ sessionId, timeZone }}
              legend={text.openOf(title)}
              isLegendHidden
              onDone={() => setOpen(false)}
            />
          </Sheet>
        </Suspense>
      )}
    </>
  );
}
