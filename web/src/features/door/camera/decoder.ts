/** Reads the QR code in a picture. `null`: there is none. */
export type Decoder = (canvas: HTMLCanvasElement) => Promise<string | null>;

interface Detector {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The optional work on one picture ends after this, so that the page stays quick. */
const MAX_RETRIES_MS = 40;

/** The detector of the browser costs the least energy. Where there is none, a library of 20 KB does the same. */
export async function loadDecoder(): Promise<Decoder> {
  return (await ownDetector().catch(() => undefined)) ?? libraryDecoder();
}

async function ownDetector(): Promise<Decoder | undefined> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  if (BarcodeDetector === undefined) return undefined;
  if (!(await BarcodeDetector.getSupportedFormats()).includes("qr_code")) return undefined;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (canvas) => (await detector.detect(canvas))[0]?.rawValue ?? null;
}

async function libraryDecoder(): Promise<Decoder> {
  const { default: decodeQR } = await import("qr/decode.js");
  return async (canvas) => {
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const picture = context?.getImageData(0, 0, canvas.width, canvas.height);
    if (picture === undefined) return null;
    try {
      return decodeQR(picture, { timeLimit: MAX_RETRIES_MS });
    } catch {
      // It throws for a picture without a code.
      return null;
    }
  };
}
