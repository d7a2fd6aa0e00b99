import type { Page } from "playwright-core";
import type { prepareConference } from "./conference.ts";

export type Prepared = Awaited<ReturnType<typeof prepareConference>>;

export interface View {
  readonly name: string;
  /** Absent: the page is signed out. */
  readonly user?: "ada" | "chioma" | "olga";
  readonly path: string;
  /** The fault that the page's API requests get. */
  readonly api?: "never-answers" | "fails";
  /** The view's subject does not exist: the API answers 404. */
  readonly missing?: boolean;
  /** Brings the page into the view's state. */
  act?(page: Page): Promise<void>;
}
