import { openLocalTable } from "../local-table.ts";
import { sampleAttendees } from "../sample-attendees.ts";
import type { Service } from "../service.ts";
import { loadDemoDoor } from "./demo-door.ts";
import { EVENING_ID, loadDemoFeedback } from "./demo-feedback.ts";
import { type DemoResult, loadDemo } from "./load-demo.ts";
import { loadPastEvent } from "./load-past-event.ts";

export interface Everything extends DemoResult {
  /** The sample person who has an offer. */
  readonly name: string;
  /** The titles of the session that ends soon, and of the one that has just begun. */
  readonly ending: string;
  readonly running: string;
}

/** What `npm start` shows. Answers undefined if the store was not empty. */
export async function loadEverything(service: Service): Promise<Everything | undefined> {
  const [ada, , chioma, dmitri] = sampleAttendees;
  const loaded = await loadDemo(service, { offerTo: ada.user });
  if (loaded === undefined) return undefined;
  const table = openLocalTable(service);
  await loadPastEvent(service, table).finally(() => table.client.destroy());
  const { title: ending } = await loadDemoFeedback(service, ada.user);
  // It comes last, because its grace ends soon.
  const atDoor = { seated: ada.user, standingBy: [chioma.user, dmitri.user] };
  const { title: running } = await loadDemoDoor(service, EVENING_ID, atDoor);
  return { ...loaded, name: ada.name, ending, running };
}
