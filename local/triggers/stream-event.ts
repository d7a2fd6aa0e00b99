import type { AttributeValue } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { LOCAL_REGION } from "../template/account.ts";
import type { StreamRecord } from "./mapped-stream.ts";

/** The event that Lambda builds from a stream's records. */
export const streamEvent = (records: readonly StreamRecord[], streamArn: string): DynamoDBStreamEvent => ({
  Records: records.map((record) => recordOf(record, streamArn)),
});

function recordOf({ eventID, eventName, eventVersion, dynamodb }: StreamRecord, arn: string): DynamoDBRecord {
  const { ApproximateCreationDateTime: createdAt, Keys, NewImage, OldImage, ...others } = dynamodb ?? {};
  return {
    ...(eventID !== undefined && { eventID }),
    ...(eventName !== undefined && { eventName }),
    ...(eventVersion !== undefined && { eventVersion }),
    eventSource: "aws:dynamodb",
    eventSourceARN: arn,
    awsRegion: LOCAL_REGION,
    dynamodb: {
      ...(others as DynamoDBRecord["dynamodb"]),
      ...(createdAt && { ApproximateCreationDateTime: Math.floor(createdAt.getTime() / 1_000) }),
      ...(Keys && { Keys: asJson(Keys) }),
      ...(NewImage && { NewImage: asJson(NewImage) }),
      ...(OldImage && { OldImage: asJson(OldImage) }),
    },
  };
}

type Image = NonNullable<NonNullable<DynamoDBRecord["dynamodb"]>["NewImage"]>;

/** Bytes are Base64 in Lambda's events. */
const asJson = (image: Record<string, AttributeValue>): Image =>
  JSON.parse(
    JSON.stringify(image, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
    ),
  );
