/** These parts load together, later than the button: the first view does not need them. */
export { presume } from "../../seats/presume.ts";
export { perform, plans } from "./actions.ts";
export { tellDue, tellFailure, tellSuccess } from "./tell.ts";
export { keepWish } from "./wishes.ts";
