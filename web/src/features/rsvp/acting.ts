export { perform } from "./actions.ts";
export { tellAnswer, tellFailure } from "./tell.ts";
