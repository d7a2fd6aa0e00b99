import type { PictureFault } from "../../contract/picture-faults.ts";
import { PICTURE_LIMITS, type PictureUse } from "../../contract/pictures.ts";
import type { Refusal } from "../../middleware/reply.ts";

export const notServed: Refusal = {
  code: "PICTURES_NOT_SERVED",
  detail: "Pictures are shown by the website, and this stage has only the API.",
};

export const noUpload: Refusal = {
  code: "NO_UPLOAD",
  detail: "Nothing was uploaded with this id for this picture, or it was uploaded more than a day ago.",
};

export const invalidPicture = (reason: PictureFault, use: PictureUse): Refusal => ({
  code: "INVALID_PICTURE",
  detail: detailOf(reason, use),
  members: { reason },
});

function detailOf(reason: PictureFault, use: PictureUse): string {
  const { bytes, shortestSide, longestSide } = PICTURE_LIMITS[use];
  switch (reason) {
    case "NOT_A_PICTURE":
      return "The file is no PNG, JPEG or WebP picture, whatever its name says.";
    case "OTHER_TYPE":
      return "The file is a picture of another type than the upload was asked for.";
    case "TOO_LARGE":
      return `The file has more than ${bytes} bytes.`;
    case "TOO_FEW_PIXELS":
      return `Its shorter side must have at least ${shortestSide} pixels.`;
    case "TOO_MANY_PIXELS":
      return `Its longer side must have at most ${longestSide} pixels.`;
  }
}
