import { type ComponentType, lazy, Suspense } from "react";
import { whenIdle } from "../time/idle.ts";

const nothing = (): { default: ComponentType } => ({ default: () => null });
const Offline = lazy(() =>
  whenIdle<{ default: ComponentType }>(() => import("./offline.tsx")).catch(nothing),
);

/** What the app needs without a network is fetched when the page is idle. */
export const LateOffline = () => (
  <Suspense>
    <Offline />
  </Suspense>
);
