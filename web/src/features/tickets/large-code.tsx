import { Maximize2 } from "lucide-react";
import { useRef } from "react";
import { ticketMessages as text } from "../../messages/attendee/ticket-messages.ts";
import { Button } from "../../ui/button.tsx";
import { QrPicture } from "../../ui/qr-picture.tsx";

/** Shows the code alone on a white screen: pages cannot turn up the brightness. */
export function LargeCode({ ticket }: { readonly ticket: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button variant="outline" size="sm" onClick={() => dialog.current?.showModal()}>
        <Maximize2 aria-hidden className="size-4" />
        {text.larger}
      </Button>
      <dialog
        ref={dialog}
        aria-label={text.title}
        className="always-light m-0 size-full max-h-none max-w-none bg-surface text-ink"
      >
        <div className="grid min-h-full content-center justify-items-center gap-4 p-4 text-center">
          <QrPicture label={text.picture} text={ticket} className="size-[min(100vw-2rem,100dvh-10rem)]" />
          <p>{text.bright}</p>
          <Button variant="outline" onClick={() => dialog.current?.close()}>
            {text.smaller}
          </Button>
        </div>
      </dialog>
    </>
  );
}
