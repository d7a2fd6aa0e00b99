import { ICON_FILE, type IconShape } from "../../contract/app-icon.ts";
import { iconPng, iconSvg } from "../../formats/icons/app-icon.ts";
import type { Reply } from "../../middleware/reply.ts";

/** A file's name says everything that is in it. */
const FOR_EVER = { "cache-control": "public, max-age=31536000, immutable" };

/** Draws an icon; nothing is read for it. */
export function iconReply(file: string): Reply {
  const [, hex = "000000", shape = "round", size] = ICON_FILE.exec(file) ?? [];
  const color = `#${hex}`;
  const drawn = { status: 200, outcome: "OK" };
  if (size === undefined) {
    const headers = { "content-type": "image/svg+xml", ...FOR_EVER };
    return { ...drawn, headers, body: iconSvg(color, shape as IconShape) };
  }
  const body = iconPng(color, shape as IconShape, Number(size)).toString("base64");
  return { ...drawn, headers: { "content-type": "image/png", ...FOR_EVER }, body, isBase64: true };
}
