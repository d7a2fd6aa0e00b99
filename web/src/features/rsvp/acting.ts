export { perform } from "./actions.ts";
export { tellAnswer, tellDue, tellFailure } from "./tell.ts";
export { keepWish } from "./wishes.ts";
