import { PICTURE_LIMITS, PICTURE_TYPES, type PictureUse } from "../../../../functions/contract/pictures.ts";
import { picturesMessages as text } from "../../messages/organizer/pictures-messages.ts";

/** Finds before an upload what the service would refuse. Returns what is wrong and what helps; undefined if nothing is. */
export async function problemOfPicture(file: File, use: PictureUse): Promise<string | undefined> {
  const limits = PICTURE_LIMITS[use];
  if (!PICTURE_TYPES.some((type) => type === file.type)) return text.wrongType;
  if (file.size === 0) return text.notAPicture;
  if (file.size > limits.bytes) return text.tooLarge(file.size, limits.bytes);
  const size = await sizeOf(file);
  if (size === null) return text.notAPicture;
  const [shorter = 0, longer = 0] = [size.width, size.height].toSorted((a, b) => a - b);
  if (shorter < limits.shortestSide) return text.tooFewPixels(size.width, size.height, limits.shortestSide);
  if (longer > limits.longestSide) return text.tooManyPixels(size.width, size.height, limits.longestSide);
  return undefined;
}

/** `null`: the browser cannot show the file. */
async function sizeOf(file: File): Promise<{ width: number; height: number } | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return null;
  }
}
