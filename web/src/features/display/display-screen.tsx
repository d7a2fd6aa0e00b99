import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import type { Standby } from "../../api/standby.ts";
import { standbyMessages } from "../../messages/attendee/standby-messages.ts";

const text = standbyMessages.display;

interface DisplayScreenProps {
  readonly standby: Standby;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Since when the screen has heard nothing, as the clocks show it. Undefined: it is up to date. */
  readonly offlineSince: string | undefined;
  clock(at: string): string;
}

/** One number, to be read from the end of the queue. Only that and the seats: nothing here is about a person. */
export function DisplayScreen({ standby, now, offlineSince, clock }: DisplayScreenProps): ReactNode {
  const { title, room, free, waiting } = standby;
  const over = now >= Date.parse(standby.endsAt);
  return (
    <main className="grid min-h-dvh grid-rows-[auto_1fr_auto] gap-[2vh] bg-[oklch(0.16_0.02_262)] p-[4vmin] text-white">
      <header className="flex flex-wrap items-baseline justify-between gap-x-[3vw]">
        <h1 className="font-display text-[clamp(1.25rem,4vmin,4rem)]/[1.15] font-semibold text-balance">
          {title}
        </h1>
        {room !== null && <p className="text-[clamp(1rem,3vmin,3rem)] text-white/80">{room}</p>}
      </header>
      <div className="grid place-content-center justify-items-center text-center" aria-live="polite">
        {over ? <Sentence>{text.over}</Sentence> : <Called standby={standby} now={now} clock={clock} />}
      </div>
      <footer className="grid gap-[1.5vh] text-[clamp(1rem,3.5vmin,3.5rem)] tabular-nums">
        {!over && standby.noShowAt !== null && (
          <p className="flex flex-wrap justify-between gap-x-[4vw]">
            <span>{free === null ? text.unlimited : text.free(free)}</span>
            <span className="text-white/80">{text.standing(waiting)}</span>
          </p>
        )}
        {offlineSince !== undefined && (
          <p
            role="alert"
            className="flex items-center justify-center gap-[1vw] rounded-[1vmin] bg-[oklch(0.85_0.12_80)] p-[1.5vmin] font-semibold text-[oklch(0.22_0.05_75)]"
          >
            <CloudOff aria-hidden className="size-[1em] shrink-0" />
            {text.offline(offlineSince)}
          </p>
        )}
      </footer>
    </main>
  );
}

function Called({ standby, now, clock }: Omit<DisplayScreenProps, "offlineSince">): ReactNode {
  const { calledTo, noShowAt } = standby;
  if (noShowAt === null) return <Sentence>{text.noGrace}</Sentence>;
  if (calledTo === 0) {
    return (
      <>
        <Sentence>{text.nobody}</Sentence>
        {now < Date.parse(noShowAt) && (
          <p className="mt-[2vh] text-[clamp(1rem,4vmin,4rem)] text-white/80">{text.from(clock(noShowAt))}</p>
        )}
      </>
    );
  }
  return (
    <p className="grid font-display font-[650]">
      <span className="text-[clamp(1.5rem,8vmin,8rem)]/[1.1] text-white/85">
        {text.now}: {text.upTo}
      </span>
      <span className="text-[min(52vh,42vw)]/[0.95] tracking-[-0.03em] tabular-nums">{calledTo}</span>
    </p>
  );
}

const Sentence = ({ children }: { readonly children: ReactNode }) => (
  <p className="max-w-[22ch] font-display text-[clamp(1.75rem,9vmin,9rem)]/[1.1] font-semibold text-balance">
    {children}
  </p>
);
