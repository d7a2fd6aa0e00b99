import type { Page } from "playwright-core";
import type { prepareConference } from "./conference.ts";

export type Prepared = Awaited<ReturnType<typeof prepareConference>>;

export interface View {
  readonly name: string;
  /** Nobody: signed out. */
  readonly user?: "ada" | "chioma" | "olga";
  readonly path: string;
  /** What the API does to its requests. */
  readonly api?: "never-answers" | "fails";
  /** What it shows is not there, which the API says with 404. */
  readonly missing?: boolean;
  /** Leads to the state that is meant. */
  act?(page: Page): Promise<void>;
}
