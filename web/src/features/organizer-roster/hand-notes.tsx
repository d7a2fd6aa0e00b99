import type { Attendee } from "../../api/organizer/answers.ts";
import { handsMessages as text } from "../../messages/organizer/hands-messages.ts";
import { momentText } from "../../time/zoned.ts";

interface HandNotesProps {
  readonly attendee: Attendee;
  readonly timeZone: string;
}

/** What organizers have done for a person by hand, and why. */
export function HandNotes({ attendee: { hasAccount, added, outOfTurn }, timeZone }: HandNotesProps) {
  const said = [
    { hand: added, head: text.addedBy },
    { hand: outOfTurn, head: text.offeredBy },
  ];
  return (
    <>
      {!hasAccount && <p className="text-sm text-ink-soft">{text.noAccount}</p>}
      {said.map(({ hand, head }) => {
        if (hand === null) return null;
        const when = momentText(hand.at, timeZone);
        const what = [head(hand.by, when), ...(hand.raisedCapacity ? [text.withSeat] : [])].join(", ");
        return (
          <p key={what} className="text-sm break-words text-ink-soft">
            {what}
            {hand.note !== null && (
              <>
                : <q>{hand.note}</q>
              </>
            )}
          </p>
        );
      })}
    </>
  );
}
