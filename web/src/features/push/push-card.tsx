import { BellRing } from "lucide-react";
import { useState } from "react";
import { pushMessages as text } from "../../messages/attendee/push-messages.ts";
import { Button } from "../../ui/button.tsx";
import { isPutOff, putOff } from "./put-off.ts";
import { type PushState, usePush } from "./use-push.ts";

/** A person who blocks notifications has answered; the preferences say how to allow them. */
const hints: Partial<Record<PushState, string>> = {
  off: text.ask.hint,
  "needs-install": text.cannot["needs-install"],
  unsupported: text.cannot.unsupported,
};

/** Asks a person who waits for a seat whether this device may tell them. It is gone when they have answered. */
export default function PushCard({ className = "" }: { readonly className?: string }) {
  const { state, busy, failed, start } = usePush();
  const [hidden, setHidden] = useState(isPutOff);
  const hint = hints[state];
  if (hidden || hint === undefined) return null;
  const later = () => {
    putOff();
    setHidden(true);
  };
  return (
    <section aria-labelledby="push-ask" className={`rounded-control bg-accent-wash p-3 text-sm ${className}`}>
      <p id="push-ask" className="flex items-center gap-2 font-semibold text-accent">
        <BellRing aria-hidden className="size-4 shrink-0" />
        {text.ask.title}
      </p>
      <p className="mt-1.5 leading-snug">{hint}</p>
      {failed && (
        <p role="alert" className="mt-1.5 text-bad">
          {text.failed}
        </p>
      )}
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <Button variant="quiet" size="sm" onClick={later}>
          {text.ask.later}
        </Button>
        {state === "off" && (
          <Button size="sm" busy={busy} onClick={start}>
            {text.ask.start}
          </Button>
        )}
      </div>
    </section>
  );
}
