import type { UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import { inConflict, invalid, refused, throttled } from "./errors.ts";
import type { Holds } from "./holds.ts";
import { checkTable, onlyKnown, UPDATE_PARAMETERS } from "./requests.ts";
import type { State } from "./state.ts";
import { decide, prepareWrite } from "./writes.ts";

/** Carries out one conditional update. It is refused while a transaction holds the item. */
export function performUpdate(state: State, holds: Holds, input: UpdateCommandInput, by: string): object {
  onlyKnown(input, UPDATE_PARAMETERS);
  if (input.UpdateExpression === undefined)
    throw new Error("this engine knows no update without an expression");
  checkTable(input.TableName, state.definition.name);
  const write = prepareWrite(state, input);
  const decision = decide(state, write);
  const { before } = decision;
  const after = decision.agreed ? decision.after : before;
  const demands = state.writeDemands(write.key, { before, after }, 1);
  const { throttles, usage, time } = state;
  if (!demands.every((demand) => throttles.admits(demand, time.now))) {
    usage.count("Update", "throttled", {});
    throw throttled();
  }
  for (const demand of demands) throttles.take(demand, time.now);
  const writes = demands.reduce((sum, { units }) => sum + units, 0);
  if (holds.has(write.key)) {
    usage.count("Update", "conflict", { writes });
    throw inConflict();
  }
  if (!decision.agreed) {
    usage.count("Update", "refused", { writes });
    if (decision.code === "ValidationError") throw decision.error ?? invalid("The update is invalid");
    throw refused(write.returnsOld ? before : undefined);
  }
  usage.count("Update", "done", { writes });
  state.apply(write.key, after);
  state.onCommit({ at: time.now, by, changes: [{ before, after }] });
  return {};
}
