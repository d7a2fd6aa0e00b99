import { Bell, LogIn } from "lucide-react";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import type { Notice } from "../../api/answers.ts";
import { inboxMessages as text } from "../../messages/attendee/inbox-messages.ts";
import { messages } from "../../messages/messages.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { noticeDays } from "./notice-days.ts";
import { NoticeRow } from "./notice-row.tsx";

interface InboxProps {
  readonly eventId: string;
  /** Of the clocks that the reader has chosen. */
  readonly timeZone: string;
  /** The last ones first. */
  readonly notices: readonly Notice[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Absent: there are no earlier ones. */
  readonly earlier: Earlier | undefined;
}

interface Earlier {
  readonly busy: boolean;
  readonly failed: boolean;
  show(): void;
}

export function Inbox({ eventId, timeZone, notices, now, earlier }: InboxProps) {
  const list = useRef<HTMLDivElement>(null);
  useFocusOnEarlier(list, notices.length);
  if (notices.length === 0) {
    return (
      <Placeholder title={text.emptyTitle} hint={text.emptyHint}>
        <Link to={`/events/${eventId}`} className={buttonLook({})}>
          {text.toAgenda}
        </Link>
      </Placeholder>
    );
  }
  return (
    <div ref={list}>
      {noticeDays(notices, timeZone, now).map(({ key, name, notices: ofDay }) => (
        <section key={key} aria-labelledby={`day-${key}`} className="mt-7">
          <h2
            id={`day-${key}`}
            className="pb-2 font-display text-[1.0625rem]/[1.375rem] font-semibold text-ink-soft"
          >
            {name}
          </h2>
          <ul className="-mx-4 border-b border-line sm:mx-0">
            {ofDay.map((notice) => (
              <NoticeRow key={notice.noticeId} {...{ eventId, notice, timeZone }} />
            ))}
          </ul>
        </section>
      ))}
      {earlier && (
        <div className="mt-6 flex flex-col items-center gap-3">
          {earlier.failed && (
            <p role="alert" className="text-sm text-bad">
              {text.earlierFailed}
            </p>
          )}
          <Button variant="outline" busy={earlier.busy} onClick={earlier.show}>
            {text.earlier}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The button disappears with the last page. The focus then goes to the first notice that it has brought. */
function useFocusOnEarlier(list: React.RefObject<HTMLDivElement | null>, count: number): void {
  const before = useRef(count);
  useEffect(() => {
    const first = before.current;
    before.current = count;
    if (count <= first || first === 0 || document.activeElement !== document.body) return;
    list.current?.querySelectorAll<HTMLElement>("h3 a")[first]?.focus();
  }, [list, count]);
}

export function SignedOutInbox({ onSignIn }: { onSignIn(): void }) {
  return (
    <Placeholder icon={Bell} title={text.signedOutTitle} hint={text.signedOutHint}>
      <Button onClick={onSignIn}>
        <LogIn aria-hidden className="size-4" />
        {messages.identity.signIn}
      </Button>
    </Placeholder>
  );
}
