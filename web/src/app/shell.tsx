import { Link } from "react-router";
import { messages } from "../messages/messages.ts";
import { AccountMenu } from "./account-menu.tsx";
import { PageFocus, SkipLink } from "./page-focus.tsx";

/** The frame around pages that belong to no event. */
export function Shell() {
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-30 bg-canvas/95 backdrop-blur-sm">
        <div className="flex h-(--bar) items-center gap-4 px-4 sm:px-6">
          <Link to="/" className="font-display text-[1.0625rem] font-semibold">
            {messages.product}
          </Link>
          <div className="ml-auto">
            <AccountMenu />
          </div>
        </div>
      </header>
      <PageFocus />
    </>
  );
}
