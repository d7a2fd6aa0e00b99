import type { Check, Update } from "../dynamodb/transact.ts";
import { withCondition } from "./conditions.ts";

/**
 * The same write of a desk, refused if the event blocks overlaps. A part has no such mark, because its epoch proves the
 * desk's.
 */
export const unlessBlocking = <Write extends Update | Check>(write: Write): Write =>
  withCondition(write, "attribute_not_exists(blocks)");
