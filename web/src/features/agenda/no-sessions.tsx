import { CalendarClock, LogIn, SearchX } from "lucide-react";
import { noSessionsMessages as text } from "../../messages/attendee/no-sessions-messages.ts";
import { messages } from "../../messages/messages.ts";
import { Button } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";

export interface NoSessionsProps {
  /** There are no sessions at all, with or without filters. */
  readonly empty: boolean;
  /** A person looks only for their own sessions, and has none. */
  readonly noneYet: boolean;
  /** Present if only signing in could show sessions. */
  readonly onSignIn: (() => void) | undefined;
  /** The first other day that has matches. */
  readonly elsewhere: { readonly count: number; readonly day: string; go(): void } | undefined;
  readonly onClear: (() => void) | undefined;
}

/** Replaces the sessions: says why there are none and offers every way to continue. */
export default function NoSessions({ empty, noneYet, onSignIn, elsewhere, onClear }: NoSessionsProps) {
  if (empty) return <Placeholder icon={CalendarClock} title={text.emptyTitle} hint={text.emptyHint} />;
  const noMatch = noneYet
    ? { title: text.noneYetTitle, hint: text.noneYetHint }
    : { title: text.noMatchTitle, hint: elsewhere ? text.otherDays(elsewhere.count) : text.noMatchHint };
  return (
    <Placeholder
      icon={onSignIn ? LogIn : SearchX}
      {...(onSignIn ? { title: text.signedOutTitle, hint: text.signedOutHint } : noMatch)}
    >
      <div className="flex flex-wrap justify-center gap-2">
        {onSignIn && <Button onClick={onSignIn}>{messages.identity.signIn}</Button>}
        {!onSignIn && elsewhere && <Button onClick={elsewhere.go}>{text.goTo(elsewhere.day)}</Button>}
        {onClear && (
          <Button variant="outline" onClick={onClear}>
            {text.clear}
          </Button>
        )}
      </div>
    </Placeholder>
  );
}
