import { needsOf } from "../../lib/crowd/crowd-needs.ts";
import { UNITS_OF_A_NEW_TABLE } from "../../lib/crowd/quotas.ts";
import { ASSUMED } from "./assumed.ts";
import type { Bill } from "./line.ts";

const { people, provisionedHours } = ASSUMED;
const { table, bySession, environments } = needsOf(people);
const RESERVATIONS_MEMORY_GB = 0.5;
const SECONDS_PER_HOUR = 3_600;
const crowd = people.toLocaleString("en");

/** Only what is above a new table is charged. */
const raised = (kind: keyof typeof UNITS_OF_A_NEW_TABLE, units: number) => units - UNITS_OF_A_NEW_TABLE[kind];

export const warmed: Bill = {
  title: `Warming a new table for ${crowd} people who press at once`,
  about: `\`expectedCrowd: ${people}\` warms the table and its index \`bySession\`. It is charged once, when it is deployed. A table that is already warm enough costs nothing.`,
  lines: [
    { what: "DynamoDB, the table", amount: raised("writeUnits", table.writeUnits), priced: "warmWrites" },
    { what: "DynamoDB, the table", amount: raised("readUnits", table.readUnits), priced: "warmReads" },
    { what: "DynamoDB, the index", amount: raised("writeUnits", bySession.writeUnits), priced: "warmWrites" },
  ],
};

export const provisioned: Bill = {
  title: `Provisioned concurrency for ${crowd} people, for ${provisionedHours} hours`,
  about:
    "`provisionedConcurrency: true` keeps environments initialized until a deployment without it. It is charged by the hour, also when nobody comes.",
  lines: [
    {
      what: `Lambda, ${environments.reservations} environments of ${RESERVATIONS_MEMORY_GB} GB`,
      amount: environments.reservations * RESERVATIONS_MEMORY_GB * provisionedHours * SECONDS_PER_HOUR,
      priced: "provisionedGbSeconds",
    },
  ],
};
