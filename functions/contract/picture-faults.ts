/** Why an uploaded file does not become a picture. */
export const PICTURE_FAULTS = [
  "NOT_A_PICTURE",
  "OTHER_TYPE",
  "TOO_LARGE",
  "TOO_FEW_PIXELS",
  "TOO_MANY_PIXELS",
] as const;
export type PictureFault = (typeof PICTURE_FAULTS)[number];
