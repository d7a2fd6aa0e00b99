import { ListOrdered } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import type { Event } from "../../api/answers.ts";
import { useIdentity } from "../../identity/identity.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import { Button } from "../../ui/button.tsx";
import { returnFocus } from "../../ui/return-focus.ts";
import { ANY_OF_PARAMETER } from "./any-of-address.tsx";

const loadDialog = () => import("./any-of-dialog.tsx");
const AnyOfDialog = lazy(loadDialog);

interface AnyOfButtonProps {
  readonly event: Event;
  /** The session from which the person comes. */
  readonly first?: string;
  readonly timeZone: string;
}

/**
 * A button that opens the choice of several sessions, and the dialog, which stays when the button goes with its
 * purpose. A person who has to sign in first finds it open in My Schedule.
 */
export function useAnyOfButton({ event, first, timeZone }: AnyOfButtonProps) {
  const { identity, signIn } = useIdentity();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const choose = () => {
    if (identity.status !== "signed-out") return setOpen(true);
    signIn({ returnTo: `/events/${event.eventId}/my-schedule?${ANY_OF_PARAMETER}=${first ?? ""}` });
  };
  return {
    button: (
      <Button
        ref={button}
        variant="outline"
        size="sm"
        aria-haspopup="dialog"
        onPointerEnter={() => void loadDialog().catch(() => undefined)}
        onClick={choose}
      >
        <ListOrdered aria-hidden className="size-4" />
        {text.open}
      </Button>
    ),
    dialog: open && (
      <Suspense>
        <AnyOfDialog
          {...{ event, first, timeZone }}
          onClose={() => setOpen(false)}
          returnFocus={() => returnFocus(button.current)}
        />
      </Suspense>
    ),
  };
}
