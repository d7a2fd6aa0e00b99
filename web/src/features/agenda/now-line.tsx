import type { Ref } from "react";
import { messages } from "../../messages/messages.ts";
import { clockTime } from "../../time/zoned.ts";

interface NowLineProps {
  readonly at: Ref<HTMLDivElement>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly timeZone: string;
}

/** Between the sessions that run and those that come. It can be focused, so that "Now" leads here by keyboard too. */
export function NowLine({ at, now, timeZone }: NowLineProps) {
  const time = clockTime(now, timeZone);
  return (
    <div
      ref={at}
      tabIndex={-1}
      className="pointer-events-none relative z-10 -mt-px h-0 outline-none print:hidden"
    >
      <span className="sr-only">{messages.agenda.nowIs(time)}</span>
      <span
        aria-hidden
        className="absolute -top-2.5 left-2.5 rounded-full bg-accent px-2 font-display text-[0.8125rem]/5 font-semibold text-canvas tabular-nums lg:left-0"
      >
        {time}
      </span>
      <span
        aria-hidden
        className="absolute right-0 left-16 h-0.5 -translate-y-px bg-accent lg:left-[3.375rem]"
      />
    </div>
  );
}
