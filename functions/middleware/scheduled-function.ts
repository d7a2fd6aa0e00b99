import type { Context } from "aws-lambda";
import { functionThatEndsEarly } from "./ends-early.ts";
import { logger } from "./telemetry.ts";

/** Builds a Lambda function that a schedule or a person calls. It logs and returns a report. */
export const scheduledFunction = <Report extends object>(act: (context: Context) => Promise<Report>) =>
  functionThatEndsEarly<unknown, Report>().handler(async (_: unknown, context: Context) => {
    logger.addContext(context);
    const report = await act(context);
    logger.info("done", { report });
    return report;
  });
