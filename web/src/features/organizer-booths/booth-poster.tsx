import { Printer } from "lucide-react";
import { boothMessages as text } from "../../messages/organizer/booth-messages.ts";
import { Button } from "../../ui/button.tsx";
import { QrPicture } from "../../ui/qr-picture.tsx";

interface BoothPosterProps {
  readonly title: string;
  readonly room: string | null;
  readonly eventTitle: string;
  /** Where the code leads, without the website's address. */
  readonly path: string;
}

/** What hangs at the booth. On paper it is the whole page. */
export function BoothPoster({ title, room, eventTitle, path }: BoothPosterProps) {
  return (
    <div className="mt-4 grid justify-items-start gap-4">
      <figure className="always-light w-full max-w-sm rounded-sheet border border-line bg-surface p-6 text-center text-ink print:mx-auto print:max-w-none print:border-0">
        <figcaption>
          <p className="text-sm text-ink-soft">{[eventTitle, room].filter(Boolean).join(" · ")}</p>
          <p className="mt-1 font-display text-2xl font-[650] text-balance print:text-5xl">{title}</p>
        </figcaption>
        <QrPicture
          text={`${location.origin}${path}`}
          label={text.picture}
          className="mx-auto mt-4 w-full max-w-72 print:max-w-[16cm]"
        />
        <p className="mt-4 font-display text-xl font-semibold print:text-3xl">{text.poster}</p>
        <p className="text-ink-soft print:text-xl">{text.posterHint}</p>
      </figure>
      <Button className="print:hidden" onClick={() => print()}>
        <Printer aria-hidden className="size-4" />
        {text.print}
      </Button>
    </div>
  );
}
