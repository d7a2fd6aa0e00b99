import { correction, generate } from "lean-qr";

/** A QR code as a square of modules. Around it belongs a quiet zone of {@link QUIET_MODULES}. */
export interface QrCode {
  /** Modules on each side. */
  readonly size: number;
  isDark(x: number, y: number): boolean;
}

export const QUIET_MODULES = 4;
/** 57 modules on each side. More would be too small for cameras of phones. */
const MAX_VERSION = 10;

/** Draws a text with correction level M: a seventh of the code may be unreadable. */
export function qrCodeOf(text: string): QrCode {
  const { M } = correction;
  const { size, get } = generate(text, {
    minCorrectionLevel: M,
    maxCorrectionLevel: M,
    maxVersion: MAX_VERSION,
  });
  return { size, isDark: get };
}
