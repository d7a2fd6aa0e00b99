import { pushMessages } from "../../messages/attendee/push-messages.ts";
import { DEVICES_ID } from "./device-section.tsx";
import { usePush } from "./use-push.ts";

/** Switches of push messages look on even if no device gets any. */
export function NoDevice() {
  const { state, devices } = usePush();
  if (state === "loading" || state === "unknown" || state === "none" || devices.length > 0) return null;
  return (
    <p className="mt-6 text-sm text-ink-soft">
      {pushMessages.noDevice}{" "}
      <a
        href={`#${DEVICES_ID}`}
        className="font-semibold text-accent underline"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(DEVICES_ID)?.focus();
        }}
      >
        {pushMessages.toDevices}
      </a>
    </p>
  );
}
