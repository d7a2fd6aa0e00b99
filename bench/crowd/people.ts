import type { Reply, Request } from "./reservations.ts";
import type { Scenario } from "./scenarios.ts";
import { sinceOpening, type World } from "./world.ts";

/** A person and the last answer that they got. Times are ms after the opening. */
export interface Answered {
  readonly userId: string;
  readonly pressedAt: number;
  answeredAt: number;
  reply: Reply | "none";
  /** Answers that told them to come again. */
  readonly refused: ("429" | "503")[];
}

/** Clocks differ a little, and nobody presses before the doors are open. */
const FIRST_PRESS_MS = 20;
/** `Retry-After: 1`, which API Gateway's own refusals leave out, and pages wait as long. */
const RETRY_AFTER_MS = 1_000;
/** After each refusal a page waits longer, so refused people do not all come back at the same moment. */
const MAX_RETRY_MS = 16_000;

/** Lets everybody press, and fills in the answers while the time runs. */
export function press(
  world: World,
  scenario: Scenario,
  ask: (request: Request) => Promise<Reply>,
): readonly Answered[] {
  const { people, comeAgain = false } = scenario;
  return Array.from({ length: people }, (_, n) => {
    const pressedAt = FIRST_PRESS_MS + pressesAt(scenario, n, world.random);
    const person: Answered = { userId: `person-${n}`, pressedAt, answeredAt: 0, reply: "none", refused: [] };
    const send = async () => {
      person.reply = await ask({ userId: person.userId, requestId: `${n}.${person.refused.length}` });
      person.answeredAt = sinceOpening(world);
      if (person.reply !== "429" && person.reply !== "503") return;
      person.refused.push(person.reply);
      if (comeAgain) world.time.after(waitBefore(person.refused.length, world.random), send);
    };
    world.time.after(pressedAt - sinceOpening(world), send);
    return person;
  });
}

/** Half of the people of a burst press in the first second. */
function pressesAt({ people, seconds, hasBurst }: Scenario, n: number, random: () => number): number {
  if (!hasBurst) return random() * seconds * 1_000;
  return n < people / 2 ? random() * 1_000 : 1_000 + random() * (seconds - 1) * 1_000;
}

const waitBefore = (refusals: number, random: () => number): number =>
  RETRY_AFTER_MS + random() * Math.min(MAX_RETRY_MS, RETRY_AFTER_MS * 2 ** refusals);
