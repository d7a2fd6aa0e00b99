export type PictureUse = "logo" | "cover";
export type PictureType = "image/png" | "image/jpeg" | "image/webp";

export interface PictureLimits {
  readonly bytes: number;
  /** Sides are in pixels. */
  readonly shortestSide: number;
  readonly longestSide: number;
}

/** What a file says about itself, whatever its name is. */
export interface PictureFacts {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

export type PictureFault =
  | "NOT_A_PICTURE"
  | "OTHER_TYPE"
  | "TOO_LARGE"
  | "TOO_FEW_PIXELS"
  | "TOO_MANY_PIXELS";

const EXTENSIONS: Readonly<Record<PictureType, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** Files are named for what they hold, so that an upload's id says which type was promised. */
export const fileNameOf = (name: string, type: PictureType): string => `${name}.${EXTENSIONS[type]}`;

export const isNamedFor = (fileName: string, type: PictureType): boolean =>
  fileName.endsWith(`.${EXTENSIONS[type]}`);

/** No page shows what lies below this prefix, and it expires within days. */
const UPLOADS = "uploads";
/** Pages show what lies below this prefix, at the same path of the website. */
const PICTURES = "pictures";

/** An upload belongs to one picture of one event. No other can take it. */
export const uploadKey = (eventId: string, use: PictureUse, uploadId: string): string =>
  `${UPLOADS}/${eventId}/${use}/${uploadId}`;

export const pictureKey = (eventId: string, use: PictureUse, fileName: string): string =>
  `${PICTURES}/${eventId}/${use}-${fileName}`;

export const pathOf = (key: string): string => `/${key}`;
export const keyOf = (path: string): string => path.slice(1);
