import type { CheckIn, Shown } from "../../functions/core/door/check-in.ts";
import { letInAll } from "../../functions/core/door/let-in-all.ts";
import { undoCheckIn } from "../../functions/core/door/undo-check-in.ts";
import { doorBook } from "../../functions/store/door/door-book.ts";
import { noBooths } from "../support/no-booths.ts";
import type { Setting } from "./setting.ts";
import type { Turn } from "./turns.ts";

/** The ids of all walk-ins of a scenario. */
export const WALK_INS = ["walk-in-0", "walk-in-1"] as const;
const SKIPPING_SHARE = 0.5;
const REPEATED_SHARE = 0.5;
const UNDONE_SHARE = 0.4;
const TOGETHER_SHARE = 0.4;

/** The devices of a door: each act is an actor. Several let the same people in. */
export function doorOf({ sessionId, turns, tableOf, newClock, nameOf, patience, nudge, door }: Setting) {
  const checkInOf = (shown: Shown, checkInId: string): CheckIn => ({
    ...{ sessionId, checkInId, shown, anyway: false, skipStandby: door() < SKIPPING_SHARE },
    ...{ at: newClock()().toISOString(), by: { userId: "otto", name: "Otto" } },
  });
  const portsOf = (turn: Turn) => {
    const clock = newClock();
    const book = doorBook(tableOf(turn), { keys: async () => new Map(), clock });
    return { ...noBooths, book, clock, patience: () => patience(turn), hasTime: () => true };
  };

  function letIn(checkIns: readonly CheckIn[]) {
    turns.start(nameOf("the door lets in"), async (turn) => {
      const outcomes = await letInAll(checkIns, portsOf(turn));
      return { kind: outcomes.map(({ kind }) => kind).join() };
    });
  }

  function undo(id: string) {
    turns.start(nameOf("the door undoes"), async (turn) => {
      const { book, clock } = portsOf(turn);
      return undoCheckIn({ sessionId, id }, { book, clock, pause: patience(turn), nudge: nudge(turn) });
    });
  }

  return {
    /** All come to two devices, which send what they have one by one or together, some of it twice. */
    openDoor(people: readonly string[]) {
      for (const device of ["left", "right"]) {
        const own = people.map((userId) => checkInOf({ kind: "person", userId }, `${userId}-${device}`));
        const walkIns = WALK_INS.map((id) => checkInOf({ kind: "walk-in", people: 1 }, id));
        const all = [...own, ...walkIns].filter(() => door() < 0.7);
        if (door() < TOGETHER_SHARE) letIn(all);
        else for (const each of all) letIn([each]);
        if (door() < REPEATED_SHARE) letIn(all);
      }
      for (const id of [...people, ...WALK_INS]) if (door() < UNDONE_SHARE) undo(id);
    },
  };
}
