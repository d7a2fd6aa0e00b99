import { pushMessages } from "../../messages/attendee/push-messages.ts";
import { messages } from "../../messages/messages.ts";
import { Button } from "../../ui/button.tsx";
import { useFocusKept } from "../../ui/use-focus-kept.ts";
import { showTest } from "./browser-push.ts";
import { DeviceList } from "./device-list.tsx";
import { type Push, usePush } from "./use-push.ts";

const text = pushMessages.device;

/** The heading, for a link to it. */
export const DEVICES_ID = "push-devices";

/** Push messages on this browser, and the person's other devices. */
export function DeviceSection() {
  const push = usePush();
  useFocusKept(push.devices.length);
  if (push.state === "loading") return null;
  return (
    <section aria-labelledby={DEVICES_ID} className="mt-8">
      <h2
        id={DEVICES_ID}
        tabIndex={-1}
        className="scroll-mt-20 border-b border-line pb-2 font-display text-xl/[1.625rem] font-[650] outline-none"
      >
        {text.title}
      </h2>
      <ThisBrowser push={push} />
      {push.failed && (
        <p role="alert" className="mt-2 text-sm text-bad">
          {pushMessages.failed}
        </p>
      )}
      {push.state !== "none" && <DeviceList {...push} />}
    </section>
  );
}

function ThisBrowser({ push }: { readonly push: Push }) {
  const { state, busy, start, end, retry } = push;
  return (
    <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 gap-y-2 py-2">
      <p role="status" className="min-w-0 flex-1 basis-60 leading-snug">
        {sentenceOf(state)}
      </p>
      <div className="flex flex-wrap gap-2">
        {state === "unknown" && (
          <Button variant="outline" onClick={retry}>
            {messages.failure.retry}
          </Button>
        )}
        {state === "off" && (
          <Button variant="outline" busy={busy} onClick={start}>
            {text.start}
          </Button>
        )}
        {state === "on" && (
          <>
            <Button variant="quiet" onClick={() => void showTest(text.testTitle, text.testBody)}>
              {text.test}
            </Button>
            <Button variant="outline" busy={busy} onClick={() => end()}>
              {text.end}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function sentenceOf(state: Push["state"]): string | undefined {
  switch (state) {
    case "loading":
      return undefined;
    case "none":
    case "unknown":
    case "off":
    case "on":
      return text[state];
    default:
      return pushMessages.cannot[state];
  }
}
