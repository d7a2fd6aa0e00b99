import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useMemo } from "react";
import type { MessageAnswer } from "../../../../functions/contract/messages.ts";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { messagesQuery } from "../../api/organizer/messages.ts";
import { sessionsQuery } from "../../api/organizer/queries.ts";
import { messagesMessages as text } from "../../messages/organizer/messages-messages.ts";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { longDate, momentText } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { LinkedText } from "../../ui/linked-text.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { LoadingSkeleton } from "../../ui/skeleton.tsx";

/** The messages that have been sent, the last ones first, with their progress. */
export function MessageHistory({ event }: { readonly event: Event }) {
  const access = useApiAccess();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    messagesQuery(access, event.eventId),
  );
  const { data: sessions } = useQuery(sessionsQuery(access, event.eventId));
  const titles = useMemo(
    () => new Map(sessions?.map(({ sessionId, title }) => [sessionId, title])),
    [sessions],
  );
  const messages = data?.pages.flatMap((page) => page.messages);
  return (
    <section aria-labelledby="history" className="mt-12 max-w-2xl border-t border-line pt-8">
      <h2 id="history" className="text-xl font-bold tracking-tight">
        {text.history}
      </h2>
      {messages === undefined && error === null && (
        <LoadingSkeleton className="mt-4 h-40 w-full rounded-card" />
      )}
      {messages === undefined && error !== null && <LoadFailure error={error} retry={refetch} />}
      {messages !== undefined && error !== null && (
        <p role="status" className="pt-2 text-sm text-warn">
          {text.stale}
        </p>
      )}
      {messages?.length === 0 && (
        <Placeholder icon={MessagesSquare} title={text.emptyTitle} hint={text.emptyHint} />
      )}
      <ul>
        {messages?.map((message) => (
          <MessageRow key={message.messageId} {...{ message, titles }} timeZone={event.timeZone} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          variant="outline"
          className="mt-6"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {text.earlier}
        </Button>
      )}
    </section>
  );
}

interface MessageRowProps {
  readonly message: MessageAnswer;
  readonly titles: ReadonlyMap<string, string>;
  readonly timeZone: string;
}

function MessageRow({ message, titles, timeZone }: MessageRowProps) {
  const { title, sentAt, sentBy, recipients, told, state, audience } = message;
  const when = momentText(sentAt, timeZone);
  const isSent = state === "SENT";
  return (
    <li className="border-b border-line py-5">
      <h3 className="font-bold break-words">{title}</h3>
      <p className="mt-0.5 text-sm text-ink-soft">
        {targetText(message, titles) + text.only[audience]} · {text.by(sentBy.name ?? sentBy.userId, when)}
      </p>
      <p className="mt-2 leading-relaxed break-words whitespace-pre-line">
        <LinkedText text={message.text} />
      </p>
      <p
        role={isSent ? undefined : "status"}
        className={`mt-3 inline-block rounded-full px-2.5 py-0.5 text-sm font-semibold ${isSent ? "bg-good-wash text-good" : "bg-accent-wash text-accent"}`}
      >
        {isSent ? text.told(told) : text.telling(told, recipients)}
      </p>
    </li>
  );
}

function targetText({ to }: MessageAnswer, titles: ReadonlyMap<string, string>): string {
  if ("sessionId" in to) return text.toSession(titles.get(to.sessionId) ?? to.sessionId);
  if ("room" in to) return text.toRoom(to.room, to.day && dayName(to.day));
  return "day" in to ? text.toDay(dayName(to.day)) : text.toEverybody;
}

const dayName = (day: string): string => longDate(`${day}T12:00:00Z`, "UTC");
