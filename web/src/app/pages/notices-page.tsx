import { Settings } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { Inbox, SignedOutInbox } from "../../features/notices/inbox.tsx";
import { InboxSkeleton } from "../../features/notices/inbox-skeleton.tsx";
import { useInbox } from "../../features/notices/use-inbox.ts";
import { useIdentity } from "../../identity/identity.ts";
import { inboxMessages as text } from "../../messages/attendee/inbox-messages.ts";
import { useNow } from "../../time/use-now.ts";
import { buttonLook } from "../../ui/button.tsx";
import { LoadFailure } from "../../ui/placeholder.tsx";
import { PageTitle } from "../page-title.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

const A_MINUTE = 60_000;

export default function NoticesPage() {
  const { eventId = "" } = useParams();
  const title = useEvent(eventId).data?.title;
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle parts={title === undefined ? [text.title] : [text.title, title]} />
      <p className="min-h-11 pt-6 text-sm font-semibold text-accent sm:min-h-15 sm:pt-10">{title}</p>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{text.title}</h1>
        <Link to="/preferences" className={buttonLook({ variant: "quiet", size: "sm", className: "-mx-3" })}>
          <Settings aria-hidden className="size-4" />
          {text.preferences}
        </Link>
      </div>
      <Content eventId={eventId} />
    </div>
  );
}

function Content({ eventId }: { readonly eventId: string }): ReactNode {
  const { identity, signIn } = useIdentity();
  const event = useEvent(eventId);
  const inbox = useInbox(eventId);
  const now = useNow(A_MINUTE);
  const failed = errorInstead(event) ?? errorInstead(inbox);
  if (failed && failureOf(failed).kind === "missing") return <NotFoundPage />;
  if (identity.status === "signed-out") {
    return <SignedOutInbox onSignIn={() => signIn({ returnTo: `/events/${eventId}/notices` })} />;
  }
  if (failed) {
    const retry = () => void Promise.all([event.refetch(), inbox.refetch()]);
    return <LoadFailure error={failed} retry={retry} />;
  }
  if (event.data === undefined || inbox.notices === undefined) return <InboxSkeleton />;
  const { hasNextPage, isFetchingNextPage: busy, isFetchNextPageError, fetchNextPage } = inbox;
  const earlier = { busy, failed: isFetchNextPageError, show: () => void fetchNextPage() };
  return <Inbox {...{ eventId, now }} notices={inbox.notices} earlier={hasNextPage ? earlier : undefined} />;
}
