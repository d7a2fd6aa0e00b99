import type { AttendanceAnswer } from "../../api/organizer/answers.ts";
import { figuresMessages } from "../../messages/organizer/figures-messages.ts";
import { KeyFigure } from "../../organizer/key-figure.tsx";

const {
  attendance: { key: text },
  percent,
  key: { none },
} = figuresMessages;

const shareOrNone = (share: number | null): string => (share === null ? none : percent(share));

/** The rates of the whole event. */
export function AttendanceFigures({ total }: Pick<AttendanceAnswer, "total">) {
  const { expected, came, noShows, walkIns, anyway, sessionsWithDoor, sessions } = total;
  const { checkInRate, noShowRate, walkInRate } = total;
  return (
    <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
      <KeyFigure label={text.came} value={shareOrNone(checkInRate)} note={text.cameOf(came, expected)} />
      <KeyFigure
        label={text.noShows}
        value={shareOrNone(noShowRate)}
        note={noShowRate === null && noShows === 0 ? text.notOver : text.people(noShows)}
      />
      <KeyFigure
        label={text.walkIns}
        value={shareOrNone(walkInRate)}
        note={text.walkInsAnd(walkIns, anyway)}
      />
      <KeyFigure label={text.door} value={sessionsWithDoor} note={text.doorOf(sessions)} />
    </dl>
  );
}
