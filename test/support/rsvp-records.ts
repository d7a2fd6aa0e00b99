import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";

type Attributes = Readonly<Record<string, unknown>>;

/** An item of an RSVP as the table holds it. */
export const rsvpItem = (
  userId: string,
  sessionId: string,
  { status, version, since, ...more }: Attributes & { status: string; version: number; since: string },
): Attributes => ({
  ...{ PK: `USER#${userId}`, SK: `RSVP#${sessionId}`, rsvpId: `rsvp-of-${userId}`, status, version },
  ...(status === "CANCELLED" ? { cancelledAt: since } : { bySessionSK: `${since}#${userId}` }),
  ...(status === "OFFERED" && { offeredAt: since }),
  ...more,
});

/** The stream's record of a write at `at` (ISO, UTC). */
export const recordOfWrite = (
  before: Attributes | null,
  after: Attributes,
  at = "2026-12-27T10:00:00.000Z",
): DynamoDBRecord => ({
  dynamodb: {
    Keys: marshall({ PK: after.PK, SK: after.SK }),
    ApproximateCreationDateTime: Math.floor(Date.parse(at) / 1_000),
    ...(before && { OldImage: marshall(before) }),
    NewImage: marshall(after),
  } as NonNullable<DynamoDBRecord["dynamodb"]>,
});
