import { keyOf, type PictureUse } from "./picture.ts";
import type { PictureBook, ShownPicture, Tidy } from "./picture-book.ts";

interface RemovingPorts {
  readonly book: PictureBook;
  readonly tidy: Tidy;
}

/** Takes a picture away from its event. It does no harm if the event has no picture. */
export async function removePicture(
  eventId: string,
  use: PictureUse,
  { book, tidy }: RemovingPorts,
): Promise<ShownPicture> {
  const shown = await book.showPicture(eventId, use, null);
  if (shown.kind === "shown" && shown.replaced !== null) await tidy(keyOf(shown.replaced));
  return shown;
}
