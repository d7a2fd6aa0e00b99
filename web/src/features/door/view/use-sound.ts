import { useEffect, useState } from "react";
import { isMuted, setMuted, wakeSound } from "./sounds.ts";

/** The sounds of the door, which the person may turn off on this device. */
export function useSound() {
  const [muted, show] = useState(isMuted);
  useEffect(() => {
    wakeSound();
    addEventListener("pointerup", wakeSound);
    addEventListener("keydown", wakeSound);
    return () => {
      removeEventListener("pointerup", wakeSound);
      removeEventListener("keydown", wakeSound);
    };
  }, []);
  return {
    muted,
    mute(next: boolean) {
      setMuted(next);
      show(next);
    },
  };
}
