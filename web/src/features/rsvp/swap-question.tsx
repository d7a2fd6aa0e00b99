import { swapMessages as text } from "../../messages/attendee/swap-messages.ts";
import ConfirmDialog from "../../ui/confirm-dialog.tsx";
import type { NamedSession, SwapAsked } from "./swap-asked.ts";

interface SwapQuestionProps {
  readonly asked: SwapAsked;
  onClose(): void;
}

/** Says what happens to the other seat. With several of them a person must first choose which to give up. */
export default function SwapQuestion({ asked, onClose }: SwapQuestionProps) {
  const { action, session, seats, others, keepBoth, returnFocus } = asked;
  const [seat] = seats;
  const one = seats.length === 1 ? seat : undefined;
  const question = one
    ? text.question[action](session.title, one.title)
    : text.several(session.title, seats.length);
  return (
    <ConfirmDialog
      question={question}
      tone="default"
      {...(one && { onConfirm: () => asked.swap(one) })}
      also={keepBoth && { label: text.keepBoth[action], act: keepBoth }}
      {...{ onClose, returnFocus }}
    >
      {!one && <Links {...{ asked, onClose }} sessions={seats} />}
      {others.length > 0 && (
        <>
          <p className="mt-3 text-sm text-ink-soft">{text.others}</p>
          <Links {...{ asked, onClose }} sessions={others} />
        </>
      )}
    </ConfirmDialog>
  );
}

interface LinksProps extends SwapQuestionProps {
  readonly sessions: readonly NamedSession[];
}

/** The question belongs to the page that a link leaves. */
const Links = ({ asked: { site, session }, sessions, onClose }: LinksProps) => (
  <ul className="mt-2 grid gap-1">
    {sessions.map(({ sessionId, title }) => (
      <li key={sessionId}>
        <a
          onClick={onClose}
          href={`${site}/events/${session.eventId}/sessions/${sessionId}`}
          className="font-medium text-accent underline underline-offset-2"
        >
          {title}
        </a>
      </li>
    ))}
  </ul>
);
