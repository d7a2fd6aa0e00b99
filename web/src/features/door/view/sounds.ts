import { browserStorage } from "../../../storage/browser-storage.ts";
import type { Tone } from "../scans/verdict.ts";

const MUTED = "door-muted";

/** Pairs of pitch (hertz) and length (seconds): up for a welcome, the same twice for "again", down for a no. */
const TUNES: Record<Tone, readonly (readonly [pitch: number, seconds: number])[]> = {
  good: [
    [660, 0.09],
    [990, 0.16],
  ],
  again: [
    [520, 0.1],
    [520, 0.1],
  ],
  no: [
    [240, 0.18],
    [160, 0.3],
  ],
};
const BUZZES: Record<Tone, readonly number[]> = { good: [60], again: [60, 80, 60], no: [300] };
const VOLUME = 0.25;

let context: AudioContext | undefined;

/** A browser without storage forgets it with the page. */
let unstored = false;

export const isMuted = (): boolean => unstored || browserStorage.read(MUTED) !== null;

export function setMuted(muted: boolean): void {
  unstored = muted && !browserStorage.write(MUTED, "1");
  if (!muted) browserStorage.remove(MUTED);
}

/** Browsers let a page sound only after a person has touched it. */
export function wakeSound(): void {
  if (!("AudioContext" in globalThis) || navigator.userActivation?.hasBeenActive === false) return;
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume().catch(() => undefined);
}

export function play(tone: Tone): void {
  if (isMuted()) return;
  navigator.vibrate?.([...BUZZES[tone]]);
  if (context?.state !== "running") return;
  let at = context.currentTime;
  for (const [pitch, seconds] of TUNES[tone]) {
    const note = context.createOscillator();
    const volume = context.createGain();
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(VOLUME, at);
    // Without this a tone ends with a click.
    volume.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    note.connect(volume).connect(context.destination);
    note.start(at);
    note.stop(at + seconds);
    at += seconds;
  }
}
