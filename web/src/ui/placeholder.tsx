import type { LucideIcon } from "lucide-react";
import { CloudOff, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { failureOf } from "../api/failure.ts";
import { messages } from "../messages/messages.ts";
import { Button } from "./button.tsx";
import { EmptyHouse } from "./empty-house.tsx";

interface PlaceholderProps {
  /** @default the house with one light, for what is only empty */
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly hint: string;
  /** The page shows nothing else, so the title is the page's heading. */
  readonly alone?: boolean | undefined;
  readonly children?: ReactNode;
}

/** Says that there is nothing to show, and what to do about it. */
export function Placeholder({ icon: Icon, title, hint, alone, children }: PlaceholderProps) {
  const Heading = alone ? "h1" : "h2";
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-4 py-16 text-center">
      <span className="mb-5 grid min-h-14 place-items-center text-ink-soft">
        {Icon === undefined ? (
          <EmptyHouse />
        ) : (
          <span className="grid size-14 place-items-center rounded-full bg-sunken">
            <Icon aria-hidden className="size-6" />
          </span>
        )}
      </span>
      <Heading className="font-display text-[1.375rem] leading-7 font-semibold text-balance">{title}</Heading>
      <p className="mt-1.5 leading-relaxed text-pretty text-ink-soft">{hint}</p>
      {children && <div className="mt-6">{children}</div>}
    </div>
  );
}

export interface LoadFailureProps {
  readonly error: unknown;
  readonly alone?: boolean;
  /** @default what everybody understands of the error */
  readonly hint?: string;
  retry(): void;
}

export function LoadFailure({ error, alone, hint = hintOf(error), retry }: LoadFailureProps) {
  return (
    <div role="alert">
      <Placeholder icon={CloudOff} title={messages.failure.title} hint={hint} alone={alone}>
        <Button onClick={retry}>
          <RotateCw aria-hidden className="size-4" />
          {messages.failure.retry}
        </Button>
      </Placeholder>
    </div>
  );
}

function hintOf(error: unknown): string {
  const offline = failureOf(error).kind === "offline";
  return offline ? messages.failure.offline : messages.failure.unavailable;
}
