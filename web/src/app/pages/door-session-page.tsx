import { DoorClosed, MonitorPlay, ShieldAlert } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { Link, useParams } from "react-router";
import type { DoorAttendee } from "../../api/door/answers.ts";
import { failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { useDoor } from "../../features/door/scans/use-door.ts";
import { DoorScreen } from "../../features/door/view/door-screen.tsx";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { doorMessages as text } from "../../messages/door/door-messages.ts";
import { useNow } from "../../time/use-now.ts";
import { browserZone } from "../../time/zoned.ts";
import { buttonLook } from "../../ui/button.tsx";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { useAccent } from "../event-accent.ts";
import { PageLoading } from "../page-loading.tsx";
import { PageTitle } from "../page-title.tsx";

const A_MINUTE = 60_000;
const StandbyControls = lazy(async () => {
  const { StandbyControls: Controls } = await import("../../features/standby/standby-controls.tsx");
  return { default: Controls };
});

export default function DoorSessionPage() {
  const { sessionId = "" } = useParams();
  const [eventId = ""] = sessionId.split(".");
  const personId = attendeeIdOf(useIdentity().identity) ?? "";
  const event = useEvent(eventId).data;
  const shown = useDoor(sessionId, personId);
  const { door, error, retry } = shown;
  const now = useNow(A_MINUTE);
  useAccent(eventId, event?.accentColor);
  const title = <PageTitle parts={[text.title, door?.session.title ?? ""].filter(Boolean)} />;
  if (error && door === undefined) {
    return (
      <main>
        {title}
        <Failed error={error} retry={() => void retry()} />
      </main>
    );
  }
  if (door === undefined) {
    return (
      <main>
        <PageLoading title={text.title} />
      </main>
    );
  }
  return (
    <>
      {title}
      <DoorScreen
        key={sessionId}
        {...{ sessionId, personId, now, shown }}
        timeZone={event?.timeZone ?? browserZone()}
      >
        <Suspense>
          <StandbyControls
            {...{ sessionId, now }}
            timeZone={event?.timeZone ?? browserZone()}
            grace={door.grace}
            calledTo={door.calledTo}
            waiting={door.counts.standingBy}
            expected={door.attendees.filter(isExpected(door.calledTo)).length}
            free={door.counts.free}
            used={door.counts.inside > 0}
            onChanged={() => void retry()}
          />
        </Suspense>
        {door.session.kind === "SESSION" && (
          <Link
            to={`/display/${encodeURIComponent(sessionId)}`}
            className={buttonLook({ variant: "outline" })}
          >
            <MonitorPlay aria-hidden className="size-5" />
            {text.display}
          </Link>
        )}
      </DoorScreen>
    </>
  );
}

/** Their number has been called, and they have not come in. */
const isExpected =
  (calledTo: number) =>
  ({ status, standbyNumber }: DoorAttendee): boolean =>
    status === "WAITLISTED" && standbyNumber !== null && standbyNumber <= calledTo;

interface FailedProps {
  readonly error: Error;
  retry(): void;
}

function Failed({ error, retry }: FailedProps): ReactNode {
  const { kind } = failureOf(error);
  const other = (
    <Link to="/door" className={buttonLook({ variant: "outline" })}>
      {text.back}
    </Link>
  );
  if (kind === "forbidden") {
    return (
      <Placeholder icon={ShieldAlert} title={text.forbiddenTitle} hint={text.forbiddenHint} alone>
        {other}
      </Placeholder>
    );
  }
  if (kind === "missing") {
    return (
      <Placeholder icon={DoorClosed} title={text.missingTitle} hint={text.missingHint} alone>
        {other}
      </Placeholder>
    );
  }
  return <LoadFailure error={error} retry={retry} alone />;
}
