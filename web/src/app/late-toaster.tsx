import { lazy, Suspense, useEffect, useState } from "react";
import { useNotices } from "../ui/notices.ts";

const load = () => import("../ui/toaster.tsx");
const Toaster = lazy(load);
const QUIET_MS = 2_000;

/** Fetched once the page has come to rest, or at the first thing to say. */
export function LateToaster() {
  const waiting = useNotices().length > 0;
  const [rested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense>{(waiting || rested) && <Toaster />}</Suspense>;
}
