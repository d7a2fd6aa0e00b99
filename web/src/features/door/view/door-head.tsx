import { ArrowLeft, Volume2, VolumeX } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { DoorCounts, DoorSession } from "../../../api/door/answers.ts";
import { doorMessages as text } from "../../../messages/door/door-messages.ts";
import { clockTime } from "../../../time/zoned.ts";

interface DoorHeadProps {
  readonly session: Pick<DoorSession, "title" | "room" | "startsAt" | "eventId" | "kind"> | undefined;
  readonly counts: DoorCounts | undefined;
  readonly timeZone: string;
  /** Above an answer it is only looked at. */
  readonly plain?: boolean;
  readonly children?: ReactNode;
}

/** Where and when, which session, and how many are in. */
export function DoorHead({ session, counts, timeZone, plain = false, children }: DoorHeadProps) {
  const time = session?.kind === "SESSION" && clockTime(session.startsAt, timeZone);
  const where = session && [session.room, time].filter(Boolean).join(" · ");
  const Title = plain ? "p" : "h1";
  return (
    <div className="flex min-h-16 shrink-0 items-center gap-2 px-4 py-2">
      {!plain && (
        <Link
          to={session === undefined ? "/door" : `/door?event=${session.eventId}`}
          aria-label={text.back}
          title={text.back}
          className="-ml-2 grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
      )}
      <div className="min-w-0 grow">
        <p className="truncate font-display font-semibold">{where}</p>
        <Title className="truncate text-sm">{session?.title ?? text.title}</Title>
      </div>
      {counts && (
        <p className="shrink-0 font-display text-xl font-semibold tabular-nums">
          {counts.inside} <span className="text-base font-medium">{text.inside}</span>
        </p>
      )}
      {children}
    </div>
  );
}

interface SoundButtonProps {
  readonly muted: boolean;
  onChange(muted: boolean): void;
}

export function SoundButton({ muted, onChange }: SoundButtonProps) {
  const Icon = muted ? VolumeX : Volume2;
  const name = muted ? text.sound.unmute : text.sound.mute;
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      onClick={() => onChange(!muted)}
      className="-mr-2 grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken"
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
