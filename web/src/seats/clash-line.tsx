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
  return <ClashList {...{ session, clashes, timeZone, className }} />;
}

interface ClashListProps extends Omit<ClashLinesProps, "session"> {
  readonly session: Pick<AgendaSession, "startsAt">;
  readonly clashes: readonly Clash[];
}

/** The same of clashes that are known. */
export function ClashList({ session, clashes, timeZone, className = "" }: ClashListProps) {
  if (clashes.length === 0) return null;
  return (
    <div data-clash="" className={`text-[0.8125rem]/[1.125rem] text-warn ${className}`}>
      {clashes.map((clash) => (
        <p key={clash.session.sessionId} className="flex gap-1.5 pt-1">
          <Blend aria-hidden className="mt-px size-4 shrink-0" />
          <span className="min-w-0">
            <ClashWords {...{ session, clash, timeZone }} />
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
  const words = clashes
    .map((clash) => aroundTitle({ session, clash, timeZone }).join(clash.session.title))
    .join(". ");
  return (
    <span data-clash="" className="inline-flex shrink-0 text-warn" title={words}>
      <Blend aria-hidden className="size-4" />
      <span className="sr-only">{words}</span>
    </span>
  );
}

interface ClashWordsProps extends Pick<ClashListProps, "session" | "timeZone"> {
  readonly clash: Clash;
}

function ClashWords(props: ClashWordsProps) {
  const [before, after] = aroundTitle(props);
  return (
    <>
      {before}
      <b className="font-semibold">{props.clash.session.title}</b>
      {after}
    </>
  );
}

function aroundTitle({ session: here, clash, timeZone }: ClashWordsProps): Around {
  const { status, gap, session } = clash;
  const time = clockTime(session.startsAt, timeZone);
  if (gap !== null) return text.tight[status](gap, time);
  return text.sameTime[status](session.startsAt === here.startsAt ? undefined : time);
}
