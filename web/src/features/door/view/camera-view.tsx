import { Camera, CameraOff, RotateCw } from "lucide-react";
import { useRef } from "react";
import { doorMessages } from "../../../messages/door/door-messages.ts";
import { Button } from "../../../ui/button.tsx";
import { type CameraState, useCamera } from "../camera/use-camera.ts";

const { camera: text } = doorMessages;

interface CameraViewProps {
  readonly wanted: boolean;
  onWanted(wanted: boolean): void;
  onCode(text: string): void;
}

/** The picture of the camera, or why there is none and what works without it. */
export function CameraView({ wanted, onWanted, onCode }: CameraViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { state, retry } = useCamera({ video, wanted, onCode });
  const isOn = state === "on";
  const failed = state === "refused" || state === "none" || state === "broken";
  return (
    <section
      aria-label={text.label}
      className={`relative mx-auto w-full max-w-xl overflow-hidden rounded-card bg-sunken ${failed ? "h-52" : "aspect-square max-h-[46dvh]"}`}
    >
      <video
        ref={video}
        muted
        playsInline
        aria-hidden
        className={`absolute inset-0 size-full object-cover ${isOn ? "" : "invisible"}`}
      />
      {isOn && <Frame />}
      <div
        className={`absolute inset-x-0 flex flex-col items-center gap-3 px-6 text-center ${isOn ? "bottom-3" : "top-1/2 -translate-y-1/2"}`}
      >
        <p
          role="status"
          className={`font-semibold text-balance ${isOn ? "rounded-full bg-veil px-3 py-1 text-sm text-white" : ""}`}
        >
          {saidOf(state)}
        </p>
        {failed && (
          <Button variant="outline" size="sm" onClick={retry}>
            <RotateCw aria-hidden className="size-4" />
            {text.retry}
          </Button>
        )}
      </div>
      {!failed && (
        <button
          type="button"
          aria-label={wanted ? text.turnOff : text.turnOn}
          title={wanted ? text.turnOff : text.turnOn}
          onClick={() => onWanted(!wanted)}
          className="absolute top-2 right-2 grid size-11 place-items-center rounded-full bg-surface text-ink"
        >
          {wanted ? <CameraOff aria-hidden className="size-5" /> : <Camera aria-hidden className="size-5" />}
        </button>
      )}
    </section>
  );
}

const saidOf = (state: CameraState): string => text[state];

/** Where to hold the code. */
const Frame = () => (
  <svg
    aria-hidden
    viewBox="0 0 100 100"
    className="absolute inset-[14%] size-[72%] text-white"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
  >
    <path d="M2 18V6a4 4 0 0 1 4-4h12M82 2h12a4 4 0 0 1 4 4v12M98 82v12a4 4 0 0 1-4 4H82M18 98H6a4 4 0 0 1-4-4V82" />
  </svg>
);
