import { Settings } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { Inbox, SignedOutInbox } from "../../features/notices/inbox.tsx";
import { InboxSkeleton } from "../../features/notices/inbox-skeleton.tsx";
import { useInbox } from "../../features/notices/use-inbox.ts";
import { OpenOfferCards } from "../../features/rsvp/open-offer-cards.tsx";
import { useIdentity } from "../../identity/identity.ts";
import { inboxMessages as text } from "../../messages/attendee/inbox-messages.ts";
import { ZoneSwitch } from "../../seats/zone-switch.tsx";
import { useWhoseZone } from "../../time/shown-zone.ts";
import { useNow } from "../../time/use-now.ts";
import { browserZone } from "../../time/zoned.ts";
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
      <div className="flex pt-6 sm:pt-10 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="font-display text-[1.875rem] leading-[1.13] font-[650] tracking-[-0.02em] sm:text-[2.5rem]">
          {text.title}
        </h1>
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
  const whose = useWhoseZone();
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
  const timeZone = whose === "event" ? event.data.timeZone : browserZone();
  const { hasNextPage, isFetchingNextPage: busy, isFetchNextPageError, fetchNextPage } = inbox;
  const earlier = { busy, failed: isFetchNextPageError, show: () => void fetchNextPage() };
  return (
    <>
      {inbox.notices.length > 0 && <ZoneSwitch event={event.data} className="mt-2" />}
      <OpenOfferCards event={event.data} timeZone={timeZone} />
      <Inbox
        {...{ eventId, now, timeZone }}
        notices={inbox.notices}
        earlier={hasNextPage ? earlier : undefined}
      />
    </>
  );
}
