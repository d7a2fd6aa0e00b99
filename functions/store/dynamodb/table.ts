import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Pause } from "../../core/pause.ts";
import type { Key } from "../keys.ts";
import { patience } from "./backoff.ts";
import { noteLostAnswers } from "./send-until-known.ts";

/** The table and how to reach it. Everything in `store` takes it as an argument. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Creates the pauses between the attempts of one write. */
  readonly patience: () => Pause;
}

/** An item as lib-dynamodb unmarshals it. */
export type Item = Key & Record<string, unknown>;

/** Each function instance has one connection pool. */
export function openTable(name: string, client = new DynamoDBClient(CLIENT_SETTINGS)): Table {
  noteLostAnswers(client);
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    name,
    patience: () => patience(),
  };
}

/** The SDK makes at most three attempts of 2 s. Without `throwOnRequestTimeout` it only warns and waits. */
export const CLIENT_SETTINGS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
} as const;

/** Reads a text attribute that may be absent. */
export const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);
