import { QUIET_MODULES, qrCodeOf } from "../../contract/tickets/qr-code.ts";
import { png } from "../icons/png.ts";

/** Pixels of a module, so that the code is sharp on screens with twice the pixels. */
const SCALE = 6;
const WHITE = { rgb: [255, 255, 255], alpha: 255 } as const;
const BLACK = { rgb: [0, 0, 0], alpha: 255 } as const;

/** The QR code of a ticket as PNG, with its white margin, which mail programs keep in the dark. */
export function ticketPicture(text: string): Buffer {
  const { size, isDark } = qrCodeOf(text);
  const module = (pixel: number) => Math.floor(pixel / SCALE) - QUIET_MODULES;
  return png((size + 2 * QUIET_MODULES) * SCALE, [WHITE, BLACK], (x, y) =>
    isDark(module(x), module(y)) ? 1 : 0,
  );
}
