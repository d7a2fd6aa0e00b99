import { Blend } from "lucide-react";
import type { AgendaSession } from "../api/answers.ts";
import { type Around, clashMessages as text } from "../messages/attendee/clash-messages.ts";
import { thisMinute } from "../time/use-at-minute.ts";
import { useNow } from "../time/use-now.ts";
import { clockTime } from "../time/zoned.ts";
import type { Clash } from "./clashes.ts";
import { useClashes } from "./use-clashes.ts";

interface ClashLinesProps {
  readonly session: AgendaSession;
  readonly timeZone: string;
  readonly className?: string;
}

const A_MINUTE = 60_000;

/** Names every session of the attendee at the same time, or too close: two rings, and a line for each. */
export default function ClashLines({ session, timeZone, className = "" }: ClashLinesProps) {
  const clashes = useClashes(session, useNow(A_MINUTE));
  if (clashes.length === 0) return null;
  return (
    <div data-clash="" className={`text-[0.8125rem]/[1.125rem] text-warn ${className}`}>
      {clashes.map((clash) => (
        <p key={clash.session.sessionId} className="flex gap-1.5 pt-1">
          <Blend aria-hidden className="mt-px size-4 shrink-0" />
          <span className="min-w-0">
            <ClashWords clash={clash} timeZone={timeZone} />
          </span>
        </p>
      ))}
    </div>
  );
}

/** The same where there is room for a sign only. A screen reader hears all of it. A grid has hundreds, so none has a clock. */
export function ClashMark({ session, timeZone }: Omit<ClashLinesProps, "className">) {
  const clashes = useClashes(session, thisMinute());
  if (clashes.length === 0) return null;
  return (
    <span data-clash="" className="inline-flex shrink-0 text-warn" title={textOf(clashes, timeZone)}>
      <Blend aria-hidden className="size-4" />
      <span className="sr-only">{textOf(clashes, timeZone)}</span>
    </span>
  );
}

function ClashWords({ clash, timeZone }: { readonly clash: Clash; readonly timeZone: string }) {
  const [before, after] = aroundTitle(clash, timeZone);
  return (
    <>
      {before}
      <b className="font-semibold">{clash.session.title}</b>
      {after}
    </>
  );
}

function aroundTitle({ status, gap, session }: Clash, timeZone: string): Around {
  const time = clockTime(session.startsAt, timeZone);
  return gap === null ? text.sameTime[status](time) : text.tight[status](gap, time);
}

const textOf = (clashes: readonly Clash[], timeZone: string): string =>
  clashes.map((clash) => aroundTitle(clash, timeZone).join(clash.session.title)).join(". ");
