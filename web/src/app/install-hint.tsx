import { Download, X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Event, MySchedule } from "../api/answers.ts";
import { useCached } from "../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { offlineMessages } from "../messages/attendee/offline-messages.ts";
import { myScheduleKey } from "../seats/my-schedule-query.ts";
import { browserStorage } from "../storage/browser-storage.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.ts";
import { installPrompt, onInstallPrompt, takeInstallPrompt } from "./install-prompt.ts";

const { install: text } = offlineMessages;
const KEY = "session-rsvp.install-dismissed";

/** Proposes to install the app, after a reservation on this page and never on arrival. */
export function InstallHint({ event }: { readonly event: Event }) {
  const reserved = useHasReserved(event.eventId);
  const prompt = useSyncExternalStore(onInstallPrompt, installPrompt);
  const [dismissed, setDismissed] = useState(() => browserStorage.read(KEY) !== null);
  const toast = useToast();
  const canInstall = prompt !== undefined || isSafariOnIos();
  // The toast at the same place says what has just happened.
  if (!reserved || !canInstall || dismissed || isInstalled() || toast !== undefined) return null;
  const dismiss = () => {
    browserStorage.write(KEY, "1");
    setDismissed(true);
  };
  return (
    <aside
      aria-label={text.title(event.title)}
      className="rise fixed inset-x-3 bottom-[calc(0.5rem+var(--tabs)+var(--offer-foot)+env(safe-area-inset-bottom))] z-20 rounded-card border border-line bg-surface p-4 shadow-float sm:right-6 sm:bottom-6 sm:left-auto sm:w-96"
    >
      <div className="flex items-start gap-3">
        <Download aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
        <div className="min-w-0 flex-1">
          <p className="font-bold">{text.title(event.title)}</p>
          <p className="mt-1 text-sm text-ink-soft">{prompt === undefined ? text.ios : text.text}</p>
        </div>
        <Button variant="quiet" size="icon" aria-label={text.dismiss} title={text.dismiss} onClick={dismiss}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      {prompt !== undefined && (
        <Button className="mt-3 w-full" size="sm" onClick={() => void takeInstallPrompt()?.prompt()}>
          {text.act}
        </Button>
      )}
    </aside>
  );
}

/** The person has got a seat since the page knows what they have. */
function useHasReserved(eventId: string): boolean {
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const seats = useCached<MySchedule, number | undefined>(
    myScheduleKey(eventId, attendeeId),
    (state) => state?.data?.entries.filter(({ rsvp }) => rsvp.status === "CONFIRMED").length,
  );
  const before = useRef<number>(undefined);
  const [reserved, setReserved] = useState(false);
  useEffect(() => {
    if (seats === undefined) return;
    if (before.current !== undefined && seats > before.current) setReserved(true);
    before.current = seats;
  }, [seats]);
  return reserved;
}

/** Only Safari on iOS has this property. */
const isSafariOnIos = (): boolean => "standalone" in navigator;
const isInstalled = (): boolean => matchMedia("(display-mode: standalone)").matches;
