import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { afterAll } from "vitest";
import { createApp } from "../../../lib/app.ts";
import { type Stage, stackNameOf } from "../../../lib/stages/stage-settings.ts";

const outdir = mkdtempSync(join(tmpdir(), "stages-test-"));
afterAll(() => rmSync(outdir, { recursive: true }));

/** The template of a stage; all are synthesized into one assembly, so that the functions are bundled once. */
export function templateOf({ name, settings }: Stage): Template {
  const app = createApp({ outdir, stage: { name, settings } });
  return Template.fromStack(app.node.findChild(stackNameOf(name, settings)) as Stack);
}
