import { Link } from "react-router";
import type { Event } from "../../api/answers.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { failureText } from "../../organizer/failure-text.ts";
import { clockTime, fullDate } from "../../time/zoned.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { showToast } from "../../ui/toasts.ts";
import { PublishChecklist } from "./publish-checklist.tsx";
import { RegistrationClosed } from "./registration.tsx";
import { publishEvent, useSavingEvent } from "./save-event.ts";

/** The most important facts for an organizer: the event is a draft, or its import is not finished. */
export function EventStatus({ event }: { readonly event: Event }) {
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
      <RegistrationClosed event={event} />
      {!published && (
        <Callout tone="plain" title={text.draftTitle} className="mt-6">
          <p>{text.draftHint}</p>
          <PublishChecklist event={event} />
          <PublishButton event={event} className="mt-3" />
        </Callout>
      )}
    </>
  );
}

interface PublishButtonProps {
  readonly event: Event;
  readonly className: string;
}

export function PublishButton({ event: { eventId, title }, className }: PublishButtonProps) {
  const { save, saving } = useSavingEvent();
  const publish = async () => {
    const answer = await save(publishEvent(eventId));
    if (answer.ok) showToast("good", text.published(answer.value.title));
    else showToast("bad", `${failureText(answer.failure)} ${text.notPublished(title)}`);
  };
  return (
    <Button className={className} busy={saving} onClick={() => void publish()}>
      {text.publish}
    </Button>
  );
}

/** The settings show it: the source of the sessions. */
export function LastImport({ event }: { readonly event: Event }) {
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

function importedAt({ lastImport, timeZone }: Event): string {
  if (lastImport === null) return "";
  return `${fullDate(lastImport.at, timeZone)}, ${clockTime(lastImport.at, timeZone)}`;
}
