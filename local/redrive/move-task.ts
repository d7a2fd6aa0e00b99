import { setTimeout as delay } from "node:timers/promises";
import {
  ListMessageMoveTasksCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { StartError } from "../start-error.ts";
import type { Queue } from "./dead-letter-queue.ts";

const LOOK_EVERY_MS = 500;

/**
 * Lets SQS move every message back to its source queue. Returns how many it moved, or undefined if the engine
 * lacks the operation.
 */
export async function moveByTask(
  sqs: SQSClient,
  deadLetters: Queue,
  progress: (moved: number) => void,
): Promise<number | undefined> {
  if (!(await startTask(sqs, deadLetters))) return undefined;
  for (;;) {
    const { Results = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn: deadLetters.arn }));
    const { Status, ApproximateNumberOfMessagesMoved: moved = 0, FailureReason } = Results[0] ?? {};
    if (Status === "COMPLETED") return moved;
    if (Status !== "RUNNING") {
      throw new StartError(
        `SQS stopped after ${moved} messages: ${FailureReason ?? Status ?? "no such task"}.`,
      );
    }
    progress(moved);
    await delay(LOOK_EVERY_MS);
  }
}

async function startTask(sqs: SQSClient, { arn }: Queue): Promise<boolean> {
  try {
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arn }));
    return true;
  } catch (error) {
    if (error instanceof Error && /InvalidAction|UnknownOperation|NotImplemented/.test(error.name))
      return false;
    throw error;
  }
}
