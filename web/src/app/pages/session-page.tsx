import { SearchX } from "lucide-react";
import { useParams } from "react-router";
import { SessionRsvpButton } from "../../features/rsvp/session-rsvp-button.tsx";
import { SessionDetails } from "../../features/session/session-details.tsx";
import {
  type SessionDetails as Details,
  type Late,
  useSession,
} from "../../features/session/session-query.ts";
import { sessionMessages } from "../../messages/attendee/session-messages.ts";
import { messages } from "../../messages/messages.ts";
import { useNow } from "../../time/use-now.ts";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PageTitle } from "../page-title.tsx";

export default function SessionPage() {
  const { eventId = "", sessionId = "" } = useParams();
  return (
    <div className="pt-6 sm:pt-10">
      <Content eventId={eventId} sessionId={sessionId} />
    </div>
  );
}

const A_MINUTE = 60_000;

function Content({ eventId, sessionId }: { readonly eventId: string; readonly sessionId: string }) {
  const { data, dataState, error, refetch } = useSession(eventId, sessionId);
  const session = data?.session;
  const now = useNow(session?.myRsvp?.status === "OFFERED" ? 1_000 : A_MINUTE);
  const event = data?.event;
  if (error !== undefined && dataState !== "complete") {
    return <LoadFailure alone error={error} retry={() => void refetch()} />;
  }
  if (session === null || event === null) {
    return (
      <Placeholder
        alone
        icon={SearchX}
        title={sessionMessages.missingTitle}
        hint={sessionMessages.missingHint}
      />
    );
  }
  if (event?.timeZone === undefined || !isListed(session)) return <SessionSkeleton />;
  return (
    <>
      <PageTitle parts={[session.title, event.title ?? ""]} />
      <SessionDetails
        session={session}
        timeZone={event.timeZone}
        now={now}
        seats={<SessionRsvpButton sessionId={sessionId} eventId={eventId} timeZone={event.timeZone} />}
      />
    </>
  );
}

type Listed = Omit<Details, Late> & Partial<Pick<Details, Late>>;

/** Whether the agenda's fields of a session are loaded. */
function isListed(session: unknown): session is Listed {
  const { speakers, endsAt, title } = (session ?? {}) as Partial<Details>;
  return speakers !== undefined && endsAt !== undefined && title !== undefined;
}

function SessionSkeleton() {
  return (
    <div role="status" aria-label={messages.loading} className="grid gap-10 lg:grid-cols-[1fr_20rem]">
      <div>
        <h1 className="sr-only">{sessionMessages.about}</h1>
        <Skeleton className="h-5 w-24" />
        <Skeleton className="mt-2 h-10 w-4/5" />
        <Skeleton className="mt-4 h-6 w-2/5" />
      </div>
      <Skeleton className="h-64 rounded-card" />
    </div>
  );
}
