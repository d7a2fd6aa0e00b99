import type { BoothAnswer } from "../../../../functions/contract/answers.ts";
import type { Session } from "../../api/answers.ts";
import { boothMessages as text } from "../../messages/organizer/booth-messages.ts";
import { momentText } from "../../time/zoned.ts";

interface BoothVisitsProps {
  readonly booth: BoothAnswer;
  readonly session: Session;
  readonly timeZone: string;
}

/** The visits of a booth in numbers. */
export function BoothVisits({ booth, session, timeZone }: BoothVisitsProps) {
  const { visits, visitors, meanMinutes, timedOut, hours } = booth;
  const figures = [
    [text.inside, String(session.taken)],
    [text.waiting, String(session.waiting)],
    [text.visits, visits.toLocaleString("en")],
    [text.visitors, visitors.toLocaleString("en")],
    [text.mean, meanMinutes === null ? text.unknown : text.minutes(meanMinutes)],
  ] as const;
  const most = Math.max(1, ...hours.map((hour) => hour.visits));
  return (
    <>
      <dl className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-3">
        {figures.map(([label, value]) => (
          <div key={label} className="flex flex-col-reverse rounded-card border border-line bg-surface p-4">
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="font-display text-2xl font-[650] tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-ink-soft">{visits === 0 ? text.noVisits : text.timedOut(timedOut)}</p>
      {hours.length > 0 && (
        <table className="mt-6 w-full max-w-xl text-left text-sm">
          <caption className="pb-2 text-left font-display text-base font-semibold">{text.perHour}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{text.hour}</th>
              <th scope="col">{text.visits}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour.hour} className="border-t border-line">
                <th scope="row" className="py-2 pr-4 font-medium whitespace-nowrap tabular-nums">
                  {momentText(hour.hour, timeZone)}
                </th>
                <td className="w-full py-2">
                  <span className="flex items-center gap-2 tabular-nums">
                    <span
                      aria-hidden
                      className="h-3 rounded-full bg-accent"
                      style={{ width: `${(hour.visits / most) * 80}%` }}
                    />
                    {hour.visits.toLocaleString("en")}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
