import { lazy, Suspense } from "react";
import { thisDevice } from "../features/push/this-device.ts";

const PushKeeper = lazy(() =>
  import("../features/push/push-keeper.ts").catch(() => ({ default: () => null })),
);

/** Only a browser that has subscribed needs it. */
export function LatePushKeeper() {
  if (thisDevice() === null) return null;
  return (
    <Suspense>
      <PushKeeper />
    </Suspense>
  );
}
