import { Suspense, useEffect, useRef } from "react";
import { Outlet, useLocation, useNavigationType } from "react-router";
import { messages } from "../messages/messages.ts";

export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-brand px-4 py-2.5 font-semibold text-on-brand focus:translate-y-0"
    >
      {messages.navigation.skip}
    </a>
  );
}

/** The key that the router gives to the page that was opened first. */
export const FIRST_PAGE = "default";

/** A new page begins at its top, and screen readers are taken there. */
export function PageFocus() {
  const content = useRef<HTMLElement>(null);
  const { pathname, key } = useLocation();
  const navigation = useNavigationType();
  // A frame of its own, as the preferences have it, is new on a page that a link has opened.
  const shown = useRef(key === FIRST_PAGE || navigation === "REPLACE" ? pathname : "");

  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    // On the way back, the browser restores the scroll position.
    if (navigation !== "POP") scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [pathname, navigation]);

  return (
    <main
      id="content"
      ref={content}
      tabIndex={-1}
      className="mx-auto max-w-[73rem] px-4 pb-[calc(3rem+var(--tabs)+var(--offer-foot))] outline-none sm:px-6 sm:pb-16"
    >
      <Suspense fallback={<div className="min-h-dvh" />}>
        <Outlet />
      </Suspense>
    </main>
  );
}
