/** What the rest of the local runtime reads of the template. */
export { LOCAL_REGION } from "./account.ts";
export {
  constructName,
  type Physical,
  resourcesOfType,
  type Template,
} from "./cloudformation.ts";
export { createResolver, type Resolver } from "./resolver.ts";
export { type Assembly, synthesize } from "./synthesize.ts";
