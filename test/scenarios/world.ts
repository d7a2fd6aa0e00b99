import { doorOf } from "./door.ts";
import type { Harness } from "./harness.ts";
import { machinesOf } from "./machines.ts";
import { peopleOf } from "./people.ts";
import { newSetting } from "./setting.ts";

export type World = ReturnType<typeof newWorld>;

/** One session with everything that acts on it. */
export function newWorld(harness: Harness, seed: number, sessionId: string, start: string) {
  const setting = newSetting(harness, seed, sessionId, start);
  return { ...setting, ...peopleOf(setting), ...machinesOf(setting), ...doorOf(setting) };
}
