import type { ConferenceEvent } from "../programme/session.ts";
import {
  fileNameOf,
  isNamedFor,
  keyOf,
  type PictureFacts,
  type PictureFault,
  type PictureLimits,
  type PictureUse,
  pathOf,
  pictureKey,
  uploadKey,
} from "./picture.ts";
import type { PictureBook, PictureFiles, Tidy } from "./picture-book.ts";

export interface TakingPorts {
  readonly files: Pick<PictureFiles, "read" | "write">;
  readonly book: PictureBook;
  readonly tidy: Tidy;
  /** A name that nobody can guess and no other picture has. */
  readonly newName: () => string;
  /** `null` if the file is no picture. */
  readonly look: (bytes: Uint8Array) => PictureFacts | null;
}

export type TakeOutcome =
  | { readonly kind: "taken"; readonly event: ConferenceEvent }
  | { readonly kind: "no-upload" }
  | { readonly kind: "invalid"; readonly fault: PictureFault }
  | { readonly kind: "event-not-found" };

interface Upload {
  readonly eventId: string;
  readonly use: PictureUse;
  readonly uploadId: string;
  readonly limits: PictureLimits;
}

/**
 * Makes an upload the picture of its event. What was checked is copied, because the form of an upload may be used
 * again. Each copy has a name of its own, so that no removal of an old picture can meet a new one.
 */
export async function takePicture(upload: Upload, ports: TakingPorts): Promise<TakeOutcome> {
  const { eventId, use, uploadId, limits } = upload;
  const { files, book, tidy } = ports;
  const bytes = await files.read(uploadKey(eventId, use, uploadId), limits.bytes);
  if (bytes === null) return { kind: "no-upload" };
  if (bytes === "too-large") return { kind: "invalid", fault: "TOO_LARGE" };
  const facts = ports.look(bytes);
  const fault = faultOf(facts, upload);
  if (facts === null || fault !== null) return { kind: "invalid", fault: fault ?? "NOT_A_PICTURE" };
  const key = pictureKey(eventId, use, fileNameOf(ports.newName(), facts.type));
  await files.write(key, { bytes, type: facts.type });
  const shown = await book.showPicture(eventId, use, pathOf(key));
  if (shown.kind === "event-not-found") {
    await tidy(key);
    return shown;
  }
  if (shown.replaced !== null) await tidy(keyOf(shown.replaced));
  return { kind: "taken", event: shown.event };
}

function faultOf(facts: PictureFacts | null, { uploadId, limits }: Upload): PictureFault | null {
  if (facts === null) return "NOT_A_PICTURE";
  if (!isNamedFor(uploadId, facts.type)) return "OTHER_TYPE";
  const { width, height } = facts;
  if (Math.min(width, height) < limits.shortestSide) return "TOO_FEW_PIXELS";
  return Math.max(width, height) > limits.longestSide ? "TOO_MANY_PIXELS" : null;
}
