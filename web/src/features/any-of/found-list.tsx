import { Plus } from "lucide-react";
import { useRef } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import { Button } from "../../ui/button.tsx";
import { SessionFacts } from "./session-facts.tsx";
import { useNextFocus } from "./use-next-focus.ts";

interface FoundListProps {
  /** The best first. */
  readonly sessions: readonly AgendaSession[];
  readonly timeZone: string;
  readonly now: number;
  /** No more can be added. */
  readonly isFull: boolean;
  onAdd(session: AgendaSession): void;
}

/** A person who looks for another one types. */
const SHOWN = 8;

/** Sessions that can be added. */
export function FoundList({ sessions, timeZone, now, isFull, onAdd }: FoundListProps) {
  const list = useRef<HTMLUListElement>(null);
  const leave = useNextFocus(list, "button");
  if (sessions.length === 0) return <p className="py-3 text-sm text-ink-soft">{text.nothingFound}</p>;
  const rest = sessions.length - SHOWN;
  return (
    <>
      <ul ref={list} className="mt-2 border-b border-line">
        {sessions.slice(0, SHOWN).map((session, index) => (
          <li
            key={session.sessionId}
            className="flex items-center justify-between gap-3 border-t border-line py-2"
          >
            <div className="min-w-0">
              <p className="line-clamp-2 font-display leading-snug font-semibold">{session.title}</p>
              <SessionFacts {...{ session, timeZone, now }} />
            </div>
            <Button
              variant={isFull ? "unavailable" : "outline"}
              size="sm"
              unavailable={isFull}
              aria-label={text.addOf(session.title)}
              onClick={() => {
                leave(index);
                onAdd(session);
              }}
            >
              <Plus aria-hidden className="size-4" />
              {text.add}
            </Button>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="pt-2 text-sm text-ink-soft">{text.furtherFound(rest)}</p>}
    </>
  );
}
