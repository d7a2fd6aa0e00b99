import { useQuery } from "@tanstack/react-query";
import { Pencil, QrCode } from "lucide-react";
import { Link, useParams } from "react-router";
import type { Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { boothQuery } from "../../api/organizer/queries.ts";
import { useBackingOff } from "../../api/use-backing-off.ts";
import { BoothPoster } from "../../features/organizer-booths/booth-poster.tsx";
import { BoothVisits } from "../../features/organizer-booths/booth-visits.tsx";
import { boothMessages as text } from "../../messages/organizer/booth-messages.ts";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { isBooth } from "../../seats/booths.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { LoadingSkeleton } from "../../ui/skeleton.tsx";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";
import { KnownSession } from "./organizer-known-session.tsx";
import { pathOf, SessionLink } from "./organizer-session-link.tsx";

/** The code of a booth to print, and its visits. */
export default function OrganizerBoothPage() {
  const { sessionId = "" } = useParams();
  return (
    <KnownSession key={sessionId} sessionId={sessionId} render={(session) => <BoothOf session={session} />} />
  );
}

function BoothOf({ session }: { readonly session: Session }) {
  const event = useOrganizerEvent();
  const { title } = session;
  if (!isBooth(session)) {
    return (
      <>
        <PageTitle parts={[text.notBooth, event.title]} />
        <h1 className="sr-only">{title}</h1>
        <Placeholder icon={QrCode} title={text.notBooth} hint={text.notBoothHint}>
          <Link to={pathOf(session)} className={buttonLook({})}>
            {text.toSession}
          </Link>
        </Placeholder>
      </>
    );
  }
  return (
    <>
      <PageTitle parts={[text.title(title), event.title]} />
      <div className="print:hidden">
        <OrganizerHeading title={title} intro={text.intro}>
          <SessionLink session={session} icon={Pencil}>
            {text.edit}
          </SessionLink>
        </OrganizerHeading>
      </div>
      <Loaded session={session} />
    </>
  );
}

function Loaded({ session }: { readonly session: Session }) {
  const event = useOrganizerEvent();
  const { data, error, refetch } = useQuery({
    ...boothQuery(useApiAccess(), session.sessionId),
    refetchInterval: useBackingOff(),
  });
  if (data === undefined) {
    if (error !== null) return <LoadFailure error={error} retry={refetch} />;
    return <LoadingSkeleton className="mt-8 h-96 rounded-card" />;
  }
  return (
    <div className="mt-8 grid gap-10 lg:grid-cols-2">
      <section aria-labelledby="booth-code">
        <div className="print:hidden">
          <h2 id="booth-code" className="font-display text-xl font-semibold">
            {text.codeTitle}
          </h2>
          <p className="mt-1 max-w-prose text-ink-soft">{text.codeHint}</p>
        </div>
        <BoothPoster title={session.title} room={session.room} eventTitle={event.title} path={data.path} />
      </section>
      <section aria-labelledby="booth-visits" className="print:hidden">
        <h2 id="booth-visits" className="font-display text-xl font-semibold">
          {text.visitsTitle}
        </h2>
        <BoothVisits booth={data} session={session} timeZone={event.timeZone} />
      </section>
    </div>
  );
}
