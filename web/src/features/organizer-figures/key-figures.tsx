import type { FiguresAnswer } from "../../api/organizer/answers.ts";
import { figuresMessages } from "../../messages/organizer/figures-messages.ts";
import { KeyFigure } from "../../organizer/key-figure.tsx";
import { addsUp, conversionOf, seatTotals, waitedFor } from "./derive.ts";

const { key: text, percent } = figuresMessages;

export function KeyFigures({ figures }: { readonly figures: FiguresAnswer }) {
  const { sessions, total } = figures;
  const { tally, waiting } = total;
  const { limited, unlimited, capacity } = seatTotals(sessions);
  const { served, open } = conversionOf(total);
  const counted = addsUp(total);
  const beyond = unlimited > 0 ? ` ${text.unlimited(unlimited)}` : "";
  return (
    <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
      <KeyFigure
        label={text.taken}
        value={capacity === null ? unlimited : limited}
        note={capacity === null ? "" : text.takenOf(capacity) + beyond}
      />
      <KeyFigure
        label={text.waiting}
        value={waiting}
        note={waiting > 0 ? text.inSessions(waitedFor(sessions).length) : ""}
      />
      <KeyFigure
        label={text.offers}
        value={tally.offered}
        note={tally.offered > 0 ? text.offersNow(open, tally.declined, tally.expired) : ""}
      />
      <KeyFigure
        label={text.served}
        value={!counted || tally.joined === 0 ? text.none : percent(served / tally.joined)}
        note={
          !counted ? text.uncounted : tally.joined === 0 ? text.nobody : text.servedOf(served, tally.joined)
        }
      />
      {tally.noShows > 0 && (
        <KeyFigure label={text.noShows} value={tally.noShows} note={text.admitted(tally.admitted)} />
      )}
    </dl>
  );
}
