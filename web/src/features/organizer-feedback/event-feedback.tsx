import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { eventFeedbackFileName } from "../../../../functions/contract/file-names.ts";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import {
  type EventFeedbackAnswer,
  eventFeedbackPath,
  eventFeedbackQuery,
} from "../../api/organizer/feedback.ts";
import { feedbackMessages as text } from "../../messages/organizer/feedback-messages.ts";
import { CsvButton } from "../../organizer/csv-button.tsx";
import { LiveSection } from "../../organizer/live-section.tsx";
import { FeedbackFigures } from "./feedback-figures.tsx";

/** Among the figures of an event: what people say of its sessions. */
export function EventFeedback({ event: { eventId } }: { readonly event: Pick<Event, "eventId"> }) {
  const { data, error, refetch } = useQuery(eventFeedbackQuery(useApiAccess(), eventId));
  return (
    <LiveSection
      title={text.eventTitle}
      hint={data?.feedback === false ? text.eventOff : text.eventHint}
      beside={
        data !== undefined &&
        data.total.answers > 0 && (
          <CsvButton
            text={text}
            path={eventFeedbackPath(eventId)}
            nameOf={(at) => eventFeedbackFileName(eventId, at)}
          />
        )
      }
      {...{ data, error }}
      retry={refetch}
    >
      {(feedback) => <Answered feedback={feedback} />}
    </LiveSection>
  );
}

function Answered({ feedback }: { readonly feedback: EventFeedbackAnswer }) {
  const { eventId, sessions, total } = feedback;
  const answered = sessions.filter(({ answers }) => answers > 0);
  if (answered.length === 0)
    return (
      <p className="mt-5 leading-relaxed text-ink-soft">
        <b className="font-semibold text-ink">{text.emptyTitle}.</b> {text.emptyHint}
      </p>
    );
  return (
    <>
      <FeedbackFigures figures={total} tooFew={text.someTooFew} heading="h3" />
      <SessionsTable eventId={eventId} sessions={answered} />
    </>
  );
}

interface SessionsTableProps {
  readonly eventId: string;
  readonly sessions: EventFeedbackAnswer["sessions"];
}

const { columns } = text;

function SessionsTable({ eventId, sessions }: SessionsTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where the table is wider than the screen it is scrolled by keys
    <section tabIndex={0} aria-label={text.sessionsCaption} className="mt-8 overflow-x-auto">
      <table className="w-full border-collapse text-sm tabular-nums">
        <caption className="pb-2 text-left font-semibold">{text.sessionsCaption}</caption>
        <thead>
          <tr className="border-b border-line-strong text-ink-soft">
            <th scope="col" className="py-2 text-left font-semibold">
              {columns.session}
            </th>
            {[columns.mean, columns.answers, columns.rate, columns.comments].map((label) => (
              <th key={label} scope="col" className="py-2 pl-4 text-right font-semibold whitespace-nowrap">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ sessionId, title, mean, answers, answerRate, comments }) => (
            <tr key={sessionId} className="border-b border-line">
              <th scope="row" className="min-w-40 text-left font-medium wrap-anywhere">
                <Link
                  to={`/organizer/events/${eventId}/sessions/${encodeURIComponent(sessionId)}/feedback`}
                  className="flex min-h-11 items-center underline underline-offset-2"
                >
                  {title}
                </Link>
              </th>
              <td className="pl-4 text-right">{mean === null ? text.none : mean.toFixed(1)}</td>
              <td className="pl-4 text-right">{answers.toLocaleString("en")}</td>
              <td className="pl-4 text-right">
                {answerRate === null ? text.none : text.percent(answerRate)}
              </td>
              <td className="pl-4 text-right">{comments.toLocaleString("en")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
