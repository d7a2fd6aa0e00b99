import type { ConferenceEvent } from "../programme/session.ts";
import type { PictureType, PictureUse } from "./picture.ts";

export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly type: PictureType;
}

/** The files of pictures and of uploads, by their keys. */
export interface PictureFiles {
  /** Reads a file of at most this many bytes; `null` if the file does not exist. */
  read(key: string, mostBytes: number): Promise<Uint8Array | "too-large" | null>;
  write(key: string, file: PictureFile): Promise<void>;
  remove(key: string): Promise<void>;
}

export type ShownPicture =
  | {
      readonly kind: "shown";
      readonly event: ConferenceEvent;
      /** The path that the event has named until now. */
      readonly replaced: string | null;
    }
  | { readonly kind: "event-not-found" };

export interface PictureBook {
  /** Lets the event name another picture, or none. Each earlier path is told as `replaced` to one caller. */
  showPicture(eventId: string, use: PictureUse, path: string | null): Promise<ShownPicture>;
}

/** Removes a file that no event names. It may fail, because such a file does no harm. */
export type Tidy = (key: string) => Promise<void>;
