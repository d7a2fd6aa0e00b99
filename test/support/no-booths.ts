import type { LetInAllPorts } from "../../functions/core/door/let-in-all.ts";

/** The door of a session that is no booth. */
export const noBooths: Pick<LetInAllPorts, "enterBooth"> = {
  enterBooth: () => Promise.reject(new Error("nobody enters a booth here")),
};
