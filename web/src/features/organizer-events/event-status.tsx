import { Link } from "react-router";
import type { EventDetails } from "../../api/organizer/answers.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { clockTime, fullDate } from "../../time/zoned.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { notify } from "../../ui/notices.ts";
import { failureText } from "../../ui/request-failure.tsx";
import { useSubmit } from "../../ui/use-submit.ts";
import { publishEvent } from "./save-event.ts";

interface EventStatusProps {
  readonly event: EventDetails;
  onChanged(event: EventDetails): void;
}

/** The most important facts for an organizer: the event is a draft, or its import is not finished. */
export function EventStatus({ event, onChanged }: EventStatusProps) {
  const { eventId, published, lastImport } = event;
  return (
    <>
      {lastImport?.complete === false && (
        <Callout tone="warn" title={text.importIncompleteTitle} className="mt-6">
          <p>{text.importedFrom(lastImport.fileName, importedAt(event))}</p>
          <p>{text.importIncomplete(lastImport.done, lastImport.total)}</p>
          <Link
            to={`/organizer/events/${eventId}/import`}
            className={buttonLook({ variant: "outline", className: "mt-3" })}
          >
            {text.continueImport}
          </Link>
        </Callout>
      )}
      {!published && (
        <Callout tone="plain" title={text.draftTitle} className="mt-6">
          <p>{text.draftHint}</p>
          <PublishButton event={event} onChanged={onChanged} />
        </Callout>
      )}
    </>
  );
}

function PublishButton({ event, onChanged }: EventStatusProps) {
  const api = useOrganizerApi();
  const { busy, submit } = useSubmit();
  const publish = async () => {
    const answer = await submit({ ok: true, body: event.eventId }, async (eventId) => {
      const published = await publishEvent(api, eventId);
      if (!published.ok) {
        notify("bad", `${failureText(published.failure)} ${text.notPublished(event.title)}`);
      }
      return published;
    });
    if (answer === undefined) return;
    notify("good", text.published(answer.title));
    onChanged(answer);
  };
  return (
    <Button className="mt-3" busy={busy} onClick={() => void publish()}>
      {text.publish}
    </Button>
  );
}

/** The settings show it: the source of the sessions. */
export function LastImport({ event }: { readonly event: EventDetails }) {
  const { lastImport } = event;
  if (!lastImport?.complete) return null;
  return (
    <section aria-labelledby="last-import" className="mt-10 max-w-2xl border-t border-line pt-6">
      <h2 id="last-import" className="text-lg font-bold tracking-tight">
        {text.lastImport}
      </h2>
      <p className="mt-1 break-words">{text.importedFrom(lastImport.fileName, importedAt(event))}</p>
      <p className="text-sm text-ink-soft">{text.importComplete(lastImport.total)}</p>
    </section>
  );
}

function importedAt({ lastImport, timeZone }: EventDetails): string {
  if (lastImport === null) return "";
  return `${fullDate(lastImport.at, timeZone)}, ${clockTime(lastImport.at, timeZone)}`;
}
