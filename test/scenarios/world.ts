import { machinesOf } from "./machines.ts";
import { peopleOf } from "./people.ts";
import { newSetting } from "./setting.ts";
import type { Stage } from "./stage.ts";

export type World = ReturnType<typeof newWorld>;

/** One session with all that acts on it. */
export function newWorld(stage: Stage, seed: number, sessionId: string, start: string) {
  const setting = newSetting(stage, seed, sessionId, start);
  return { ...setting, ...peopleOf(setting), ...machinesOf(setting) };
}
