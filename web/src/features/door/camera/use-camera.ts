import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { isNewSight, type Sight } from "../scans/sight.ts";
import { type Decoder, loadDecoder } from "./decoder.ts";

/** `refused`: the person or the browser does not allow it. `none`: there is no camera. `broken`: another app may use it. */
export type CameraState = "starting" | "on" | "off" | "refused" | "none" | "broken";

/** Four looks a second find a ticket at once, and spare the battery. */
const LOOK_MS = 250;
/** The picture that is searched. A code of 57 modules needs no more. */
const SEARCHED_PIXELS = 640;

interface CameraOptions {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** The person wants it on. */
  readonly wanted: boolean;
  onCode(text: string): void;
}

/** Scans with the camera while the page is visible. A code counts once, until it was out of sight. */
export function useCamera({ video, wanted, onCode }: CameraOptions) {
  const [state, setState] = useState<CameraState>("starting");
  const [attempt, setAttempt] = useState(0);
  const isVisible = useVisible();
  const latest = useRef(onCode);
  latest.current = onCode;
  const on = wanted && isVisible;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts it anew
  useEffect(() => {
    if (!on) {
      setState("off");
      return;
    }
    const stopped = new AbortController();
    setState("starting");
    void run(video, stopped.signal, setState, (text) => latest.current(text));
    return () => stopped.abort();
  }, [on, attempt, video]);
  return { state, retry: useCallback(() => setAttempt((attempts) => attempts + 1), []) };
}

async function run(
  video: RefObject<HTMLVideoElement | null>,
  stopped: AbortSignal,
  tell: (state: CameraState) => void,
  onCode: (text: string) => void,
): Promise<void> {
  const opened = await openCamera();
  if (stopped.aborted) return typeof opened === "string" ? undefined : end(opened);
  if (typeof opened === "string") return tell(opened);
  const player = video.current;
  stopped.addEventListener("abort", () => {
    end(opened);
    if (player !== null) player.srcObject = null;
  });
  if (player === null) return;
  player.srcObject = opened;
  await player.play().catch(() => undefined);
  const decode = await loadDecoder().catch(() => undefined);
  if (stopped.aborted) return;
  if (decode === undefined) return tell("broken");
  tell("on");
  // Another app may take it away.
  opened.getVideoTracks()[0]?.addEventListener("ended", () => !stopped.aborted && tell("broken"));
  look(player, decode, stopped, onCode);
}

const end = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

async function openCamera(): Promise<MediaStream | "refused" | "none" | "broken"> {
  // Browsers have it only where the connection is secure.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices?.getUserMedia === undefined) return "none";
  try {
    return await devices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") return "refused";
    return name === "NotFoundError" || name === "OverconstrainedError" ? "none" : "broken";
  }
}

/** Looks at a low rate, each time after the last look has ended. */
function look(
  player: HTMLVideoElement,
  decode: Decoder,
  stopped: AbortSignal,
  onCode: (text: string) => void,
): void {
  const canvas = document.createElement("canvas");
  let last: Sight | undefined;
  const once = async () => {
    const text = draw(player, canvas) ? await decode(canvas).catch(() => null) : null;
    if (stopped.aborted) return;
    if (text) {
      const now = performance.now();
      const isNew = isNewSight(last, text, now);
      last = { text, at: now };
      if (isNew) onCode(text);
    }
    setTimeout(once, LOOK_MS);
  };
  void once();
}

/** The square in the middle, where people hold the ticket. */
function draw(player: HTMLVideoElement, canvas: HTMLCanvasElement): boolean {
  const { videoWidth: width, videoHeight: height } = player;
  const side = Math.min(width, height);
  if (side === 0) return false;
  const pixels = Math.min(side, SEARCHED_PIXELS);
  if (canvas.width !== pixels) Object.assign(canvas, { width: pixels, height: pixels });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(player, (width - side) / 2, (height - side) / 2, side, side, 0, 0, pixels, pixels);
  return context !== null;
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState === "visible");
  useEffect(() => {
    const changed = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", changed);
    return () => document.removeEventListener("visibilitychange", changed);
  }, []);
  return visible;
}
