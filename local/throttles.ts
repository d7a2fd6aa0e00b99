/** Limits of AWS that this machine plays on request. */
export interface Throttles {
  /** The time in milliseconds. */
  now(): number;
  /** Units per second of each partition key of a table or an index. */
  readonly partition: { readonly writeUnits: number; readonly readUnits: number };
}

/** DynamoDB's fixed limits of a partition. */
export const AWS_THROTTLES: Throttles = {
  now: () => performance.now(),
  partition: { writeUnits: 1_000, readUnits: 3_000 },
};

export const throttlesLine = ({ partition: { writeUnits, readUnits } }: Throttles): string =>
  `throttles  ${writeUnits} write and ${readUnits} read units a second for each partition key`;
