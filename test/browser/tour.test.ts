import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { loadEverything } from "../../local/demo/load-everything.ts";
import { useSite } from "./support/site.ts";
import { attendeeActs } from "./support/tour/attendee-acts.ts";
import { doorActs } from "./support/tour/door-acts.ts";
import { organizerActs } from "./support/tour/organizer-acts.ts";
import type { Tour } from "./support/tour/tour.ts";

const site = useSite({ stream: true });
const acts = { ...attendeeActs, ...doorActs, ...organizerActs };
const STEP = /^(\d+)\. \*\*(.+?)\.\*\*/gm;
const steps = [...readFileSync("docs/tour.md", "utf8").matchAll(STEP)];

it("has an act for each step of the document, in its order, and a step for each act", () => {
  expect(steps.map(([, , title]) => title)).toEqual(Object.keys(acts));
  expect(steps.map(([, number]) => Number(number))).toEqual(steps.map((_, at) => at + 1));
});

it("shows in the demo what each step of the document says", async () => {
  expect(await loadEverything(site.service)).toMatchObject({ freed: expect.any(String) });
  const pages = new Map<string | undefined, Promise<Page>>();
  const tour: Tour = {
    as: (user) => {
      const page = pages.get(user) ?? site.open(user === undefined ? {} : { user });
      pages.set(user, page);
      return page;
    },
    sweep: () => site.service.invoke("sweep", {}),
  };
  for (const [title, act] of Object.entries(acts)) {
    await act(tour).catch((cause: unknown) => {
      throw new Error(`The step "${title}" shows something else`, { cause });
    });
  }
});
