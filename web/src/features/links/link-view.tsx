import { CircleCheck, MailX } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { LinkAnswer, LinkDoneAnswer } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Failure } from "../../api/failure.ts";
import { followLink } from "../../api/links.ts";
import { linkMessages as text } from "../../messages/attendee/link-messages.ts";
import { endOfOffer } from "../../seats/open-offers.ts";
import { useNow } from "../../time/use-now.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { LinkOutcome } from "./link-outcome.tsx";
import { OfferLink } from "./offer-link.tsx";

interface LinkViewProps {
  readonly token: string;
  readonly link: LinkAnswer;
}

const A_SECOND = 1_000;

/** Asks before it acts, because programs that check mails open every link. */
export function LinkView({ token, link }: LinkViewProps) {
  const access = useApiAccess();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState<LinkDoneAnswer>();
  const end = link.rsvp === null ? 0 : endOfOffer(link.rsvp);
  const now = useNow(end > 0 && done === undefined ? A_SECOND : undefined);
  const follow = async () => {
    setBusy(true);
    setFailure(undefined);
    const answer = await followLink(access, token);
    setBusy(false);
    if (answer.ok) setDone(answer.value);
    else setFailure(answer.failure);
  };
  const asking = { busy, failure, follow: () => void follow() };
  if (link.act === "unsubscribe") return <Unsubscribe {...asking} isDone={done !== undefined} />;
  if (done !== undefined || !link.canAct || end <= now) return <LinkOutcome {...{ link, done, now }} />;
  return <OfferLink {...asking} {...{ link, now }} act={link.act} />;
}

interface UnsubscribeProps {
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  readonly isDone: boolean;
  follow(): void;
}

const Unsubscribe = ({ busy, failure, isDone, follow }: UnsubscribeProps) =>
  isDone ? (
    <div role="status">
      <Placeholder alone icon={CircleCheck} title={text.done.UNSUBSCRIBED} hint={text.unsubscribed}>
        <Link to="/preferences" className={buttonLook({ variant: "outline" })}>
          {text.openPreferences}
        </Link>
      </Placeholder>
    </div>
  ) : (
    <Placeholder alone icon={MailX} title={text.question.unsubscribe} hint={text.hint.unsubscribe}>
      <Button busy={busy} variant="outline" onClick={follow}>
        {text.button.unsubscribe}
      </Button>
      {failure && (
        <p role="alert" className="mt-3 text-sm text-bad">
          {text.failed}
        </p>
      )}
    </Placeholder>
  );
