import { CircleCheck, CircleHelp, MailX, Ticket } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Conflict, LinkAnswer, LinkDoneAnswer } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Failure, Problem } from "../../api/failure.ts";
import { followLink } from "../../api/links.ts";
import { linkMessages as text } from "../../messages/attendee/link-messages.ts";
import { timeRange } from "../../time/time-range.ts";
import { longDate } from "../../time/zoned.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";

interface LinkViewProps {
  readonly token: string;
  readonly link: LinkAnswer;
}

/** Asks before it acts, because programs that check mails open every link. */
export function LinkView({ token, link }: LinkViewProps) {
  const access = useApiAccess();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState<LinkDoneAnswer | null>(null);
  if (done !== null) return <Done link={link} done={done} />;
  if (!link.canAct) return <Closed link={link} />;
  const follow = async () => {
    setBusy(true);
    const answer = await followLink(access, token);
    setBusy(false);
    if (answer.ok) setDone(answer.value);
    else setFailure(answer.failure);
  };
  const isMail = link.act === "unsubscribe";
  const title =
    link.act === "unsubscribe" ? text.question.unsubscribe : text.question[link.act](link.session.title);
  return (
    <Placeholder alone icon={isMail ? MailX : Ticket} title={title} hint={text.hint[link.act]}>
      {!isMail && <When link={link} />}
      <Button
        busy={busy}
        variant={link.act === "accept" ? "default" : "outline"}
        onClick={() => void follow()}
      >
        {text.button[link.act]}
      </Button>
      {failure && <NotDone failure={failure} link={link} />}
    </Placeholder>
  );
}

/** A seat at that time can be given up for the offer on the session's page, where the person is known. */
function NotDone({ failure, link }: { readonly failure: Failure; readonly link: LinkAnswer }) {
  const clashes = failure.kind === "refused" && failure.code === "TIME_CONFLICT";
  return (
    <div role="alert" className="mt-3 text-sm text-bad">
      <p>{clashes ? text.clashes(link.session.title, seatsIn(failure.problem)) : text.failed}</p>
      {clashes && (
        <p className="mt-3">
          <Onward link={link} />
        </p>
      )}
    </div>
  );
}

/** The titles of the seats that forbid this one. */
const seatsIn = ({ conflicts }: Problem): string[] =>
  (Array.isArray(conflicts) ? (conflicts as readonly Conflict[]) : [])
    .filter(({ status, tight }) => status === "CONFIRMED" && !tight)
    .map(({ title }) => title);

function When({ link: { session, timeZone, eventTitle } }: { readonly link: LinkAnswer }) {
  const place = [longDate(session.startsAt, timeZone), timeRange(session, timeZone), session.room];
  return (
    <p className="mb-6 text-sm text-ink-soft">
      {eventTitle}
      <br />
      {place.filter(Boolean).join(", ")}
    </p>
  );
}

function Done({ link, done }: { readonly link: LinkAnswer; readonly done: LinkDoneAnswer }) {
  const { outcome, rsvp } = done;
  const { title } = link.session;
  const isMail = outcome === "UNSUBSCRIBED";
  const hasSeat = outcome === "OFFER_ACCEPTED" && rsvp?.status === "CONFIRMED";
  const standing = hasSeat ? title : text.standing(rsvp, title);
  return (
    <div role="status">
      <Placeholder
        alone
        icon={CircleCheck}
        title={text.done[outcome]}
        hint={isMail ? text.unsubscribed : standing}
      >
        {!isMail && <When link={link} />}
        <Onward link={link} />
      </Placeholder>
    </div>
  );
}

const Closed = ({ link }: { readonly link: LinkAnswer }) => (
  <Placeholder
    alone
    icon={CircleHelp}
    title={text.closedTitle}
    hint={text.standing(link.rsvp, link.session.title)}
  >
    <When link={link} />
    <Onward link={link} />
  </Placeholder>
);

function Onward({ link: { act, eventId, session } }: { readonly link: LinkAnswer }) {
  const isMail = act === "unsubscribe";
  const to = isMail ? "/preferences" : `/events/${eventId}/sessions/${session.sessionId}`;
  return (
    <Link to={to} className={buttonLook({ variant: "outline" })}>
      {isMail ? text.openPreferences : text.openSession}
    </Link>
  );
}
