import { type ComponentType, useEffect, useState } from "react";
import { idle } from "../time/idle.ts";
import { useToast } from "../ui/toasts.ts";

const loadToaster = () => import("../ui/toaster.tsx");
/** Parts that the next click may need: without a network it would be too late to fetch them. */
const nextParts = [
  () => import("../features/rsvp/acting.ts"),
  () => import("../features/rsvp/rsvp-question.tsx"),
  () => import("../ui/placeholder.tsx"),
  () => import("../features/agenda/no-sessions.tsx"),
  () => import("./pages/my-schedule-page.tsx"),
  () => import("./pages/session-pages.tsx"),
  () => import("./pages/notices-page.tsx"),
];
const QUIET_MS = 2_000;

/** One after the other: all at once would keep a slow phone from responding. The page's timeline has a mark at the end. */
async function fetchNextParts(): Promise<void> {
  for (const fetchPart of nextParts) {
    await idle();
    await fetchPart().catch(() => undefined);
  }
  performance.mark("next-parts");
}

/** The toaster is fetched when the page is idle, or at the first toast; without it, the page's own text must do. */
export function LateToaster() {
  const latest = useToast();
  const [Toaster, setToaster] = useState<ComponentType>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (Toaster !== undefined) return;
    const fetchToaster = () =>
      loadToaster().then(
        (part) => setToaster(() => part.default),
        () => setFailed(true),
      );
    if (latest !== undefined) void fetchToaster();
    const timer = setTimeout(fetchToaster, QUIET_MS);
    addEventListener("online", fetchToaster);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", fetchToaster);
    };
  }, [Toaster, latest]);

  useEffect(() => {
    if (Toaster !== undefined) void fetchNextParts();
  }, [Toaster]);

  if (Toaster !== undefined) return <Toaster />;
  return (
    <p
      role="status"
      className="fixed inset-x-3 bottom-[calc(0.5rem+var(--tabs)+var(--offer-foot)+env(safe-area-inset-bottom))] z-50 bg-surface text-center text-sm text-bad"
    >
      {failed && latest?.text}
    </p>
  );
}
