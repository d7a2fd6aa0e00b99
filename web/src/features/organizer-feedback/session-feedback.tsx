import { useInfiniteQuery } from "@tanstack/react-query";
import { MessageSquareOff } from "lucide-react";
import { useState } from "react";
import { feedbackFileName } from "../../../../functions/contract/file-names.ts";
import type { Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { feedbackSummaryPath, feedbackSummaryQuery } from "../../api/organizer/feedback.ts";
import { feedbackMessages as text } from "../../messages/organizer/feedback-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { CsvButton } from "../../organizer/csv-button.tsx";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { LoadingSkeleton } from "../../ui/skeleton.tsx";
import { CommentList } from "./comment-list.tsx";
import { FeedbackFigures } from "./feedback-figures.tsx";

interface SessionFeedbackProps {
  readonly session: Session;
  readonly timeZone: string;
}

/** What people say of one session. */
export function SessionFeedback({ session, timeZone }: SessionFeedbackProps) {
  const { sessionId } = session;
  const access = useApiAccess();
  const [rating, setRating] = useState(0);
  const all = useInfiniteQuery(feedbackSummaryQuery(access, sessionId, 0));
  const chosen = useInfiniteQuery(feedbackSummaryQuery(access, sessionId, rating));
  const summary = all.data?.pages[0];
  if (summary === undefined) {
    return all.error === null ? (
      <LoadingSkeleton className="mt-6 h-72" />
    ) : (
      <LoadFailure error={all.error} retry={all.refetch} />
    );
  }
  if (summary.answers === 0) {
    return summary.feedback ? (
      <Placeholder title={text.emptyTitle} hint={text.emptyHint} />
    ) : (
      <Placeholder icon={MessageSquareOff} title={text.offTitle} hint={text.offHint} />
    );
  }
  return (
    <>
      {all.error !== null && (
        <Callout tone="warn" className="mt-6">
          <p role="status">{text.stale}</p>
        </Callout>
      )}
      <FeedbackFigures figures={summary} tooFew={text.tooFew} heading="h2" />
      {chosen.data === undefined && chosen.error !== null ? (
        <LoadFailure error={chosen.error} retry={chosen.refetch} />
      ) : (
        <CommentList
          {...{ rating, timeZone }}
          comments={chosen.data?.pages.flatMap(({ page }) => page)}
          total={summary.comments}
          onRating={setRating}
          goOn={chosen.hasNextPage ? () => void chosen.fetchNextPage() : undefined}
          busy={chosen.isFetchingNextPage}
        >
          <CsvButton
            text={text}
            path={feedbackSummaryPath(sessionId)}
            nameOf={(at) => feedbackFileName(session, at)}
          />
        </CommentList>
      )}
    </>
  );
}
