import type { KeyNames } from "./expressions/key-condition.ts";

export interface IndexDefinition extends KeyNames {
  readonly projection: "ALL" | "KEYS_ONLY";
}

export interface TableDefinition {
  readonly name: string;
  readonly key: KeyNames;
  readonly indexes: Readonly<Record<string, IndexDefinition>>;
}

/** The table of the template. A test compares the two. */
export const TABLE: TableDefinition = {
  name: "simulated",
  key: { partition: "PK", sort: "SK" },
  indexes: {
    bySession: { partition: "bySessionPK", sort: "bySessionSK", projection: "ALL" },
    sweep: { partition: "sweepPK", sort: "sweepSK", projection: "KEYS_ONLY" },
  },
};
