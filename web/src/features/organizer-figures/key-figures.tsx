import type { FiguresAnswer } from "../../api/organizer/answers.ts";
import { figuresMessages } from "../../messages/organizer/figures-messages.ts";
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

interface KeyFigureProps {
  readonly label: string;
  readonly value: number | string;
  readonly note: string;
}

export function KeyFigure({ label, value, note }: KeyFigureProps) {
  return (
    <div className="flex flex-col border-t border-line pt-3">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="mt-1 font-display text-[2.375rem] leading-10 font-[650] tracking-[-0.025em] tabular-nums">
        {value.toLocaleString("en")}
      </dd>
      {note && <dd className="mt-0.5 text-sm text-ink-soft">{note}</dd>}
    </div>
  );
}
