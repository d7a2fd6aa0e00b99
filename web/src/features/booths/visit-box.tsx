import { DoorOpen, Hourglass, LogIn, QrCode, Sparkles, Users } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { useIdentity } from "../../identity/identity.ts";
import { boothMessages as text } from "../../messages/attendee/booth-messages.ts";
import { timeText } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { isFull, isOpen, openText } from "./booth-state.ts";
import { useVisit } from "./use-visit.ts";

interface VisitBoxProps {
  readonly booth: AgendaSession;
  /** The booth's code, if the person has scanned it. */
  readonly code: string | null;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  titleOf(sessionId: string): string | undefined;
}

/** Says what the person has in the booth, with the one button that changes it. */
export function VisitBox({ booth, code, timeZone, now, titleOf }: VisitBoxProps): ReactNode {
  const { identity, signIn } = useIdentity();
  const { rsvp, isLoading, busy, elsewhere, enter, leave } = useVisit(booth);
  const at = (time: string | null | undefined) => (time ? timeText(time, timeZone, now) : "");
  const { status } = rsvp ?? {};
  if (isLoading) return <Box icon={DoorOpen} title={text.title} look="" />;
  if (status === "CONFIRMED") {
    const until = at(rsvp?.visitEndsAt ?? booth.endsAt);
    return (
      <Box icon={DoorOpen} title={text.insideTitle} hint={text.insideUntil(until)} look={GOOD}>
        <Button size="lg" busy={busy} onClick={() => void leave()}>
          {text.leave}
        </Button>
      </Box>
    );
  }
  if (!isOpen(booth, now)) return <Box icon={Hourglass} title={openText(booth, timeZone, now)} look="" />;
  if (elsewhere !== undefined && code !== null) {
    const title = titleOf(elsewhere);
    return (
      <Box
        icon={DoorOpen}
        title={title === undefined ? text.elsewhereUnknown : text.elsewhere(title)}
        look={WARN}
      >
        <Button size="lg" busy={busy} onClick={() => void enter(code, elsewhere)}>
          {text.leaveAndEnter}
        </Button>
      </Box>
    );
  }
  if (status === "OFFERED") {
    const until = at(rsvp?.offerExpiresAt);
    return (
      <Box
        icon={Sparkles}
        title={text.nextTitle}
        hint={code === null ? text.nextUntil(until) : text.nextEnter(until)}
        look={GOOD}
      >
        {code !== null && (
          <Button size="lg" busy={busy} onClick={() => void enter(code)}>
            {text.enter}
          </Button>
        )}
        <Button variant="quiet" busy={busy} onClick={() => void leave()}>
          {text.letNext}
        </Button>
      </Box>
    );
  }
  if (status === "WAITLISTED") {
    const place = rsvp?.waitlistPosition ?? null;
    return (
      <Box
        icon={Users}
        title={place === null ? text.waitTitleUnknown : text.waitTitle(place)}
        hint={text.waitHint}
        look={WAIT}
      >
        <Button variant="outline" busy={busy} onClick={() => void leave()}>
          {text.leaveLine}
        </Button>
      </Box>
    );
  }
  if (code === null) return <Box icon={QrCode} title={text.scan} look="" />;
  const full = isFull(booth);
  if (identity.status === "signed-out") {
    const returnTo = location.pathname + location.search;
    return (
      <Box icon={LogIn} title={text.enterTitle} hint={text.enterHint} look="">
        <Button size="lg" onClick={() => signIn({ returnTo })}>
          {text.signIn}
        </Button>
      </Box>
    );
  }
  return (
    <Box
      icon={full ? Users : DoorOpen}
      title={full ? text.fullTitle : text.enterTitle}
      hint={full ? text.fullHint(booth.offerMinutes) : text.enterHint}
      look={full ? WARN : ""}
    >
      <Button size="lg" busy={busy} onClick={() => void enter(code)}>
        {full ? text.joinLine : text.enter}
      </Button>
    </Box>
  );
}

const GOOD = "bg-good-wash";
const WARN = "bg-warn-wash";
const WAIT = "bg-wait-wash";

interface BoxProps {
  readonly icon: ComponentType<{ readonly className?: string }>;
  readonly title: string;
  readonly hint?: string;
  readonly look: string;
  readonly children?: ReactNode;
}

/** A screen reader hears each change of it. */
const Box = ({ icon: Icon, title, hint, look, children }: BoxProps) => (
  <section
    role="status"
    className={`mt-6 rounded-card p-5 ${look === "" ? "border border-line bg-surface" : look}`}
  >
    <h2 className="flex items-center gap-2.5 font-display text-xl font-semibold">
      <Icon className="size-6 shrink-0" />
      {title}
    </h2>
    {hint && <p className="mt-1.5 text-pretty">{hint}</p>}
    {children && <div className="mt-4 flex flex-wrap gap-2">{children}</div>}
  </section>
);
