import { resolve } from "node:path";
import type { Stage } from "../../lib/stages/stage-settings.ts";
import type { Template } from "./cloudformation.ts";
import { readTemplate } from "./read-template.ts";

export interface Assembly {
  template: Template;
  /** The cloud assembly directory, which contains the assets. */
  directory: string;
}

/** It uses all defaults: a deployer's stage files are about the cloud. */
export const LOCAL_STAGE: Stage = {
  name: "local",
  settings: {
    identity: { kind: "own-user-pool" },
    disposable: false,
    mail: { from: "notices@example.com", fromName: "Session RSVP", verifiedDomain: "example.com" },
  },
};

/** Sites that may call the API on this machine, from the CDK's own variable for context. */
function allowedOrigins(): { allowedOrigins?: string[] } {
  const context = JSON.parse(process.env.CDK_CONTEXT_JSON ?? "{}") as { allowedOrigins?: unknown };
  return context.allowedOrigins === undefined
    ? {}
    : { allowedOrigins: String(context.allowedOrigins).split(",") };
}

/** Synthesizes in this process the app that `cdk deploy` would deploy. */
export async function synthesize(outdir: string): Promise<Assembly> {
  // The import is here because the CDK library is large: code that only reads a template need not load it.
  const { createApp } = await import("../../lib/app.ts");
  const { Annotations } = await import("aws-cdk-lib");
  const { name, settings } = LOCAL_STAGE;
  const stage = { name, settings: { ...settings, ...allowedOrigins() } };
  const app = createApp({ outdir: resolve(outdir), stage });
  Annotations.of(app).acknowledgeWarning("session-rsvp:few-emails", "The local issuer sends no e-mails.");
  const assembly = app.synth();
  const [stack, ...others] = assembly.stacks;
  if (!stack || others.length > 0) {
    throw new Error(`The app has ${assembly.stacks.length} stacks, and the local runtime serves exactly one`);
  }
  return { template: await readTemplate(stack.templateFullPath), directory: assembly.directory };
}
