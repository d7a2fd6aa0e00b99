/** These parts load together, later than the button: the first view does not need them. */
export { carryOut } from "./carry-out.ts";
