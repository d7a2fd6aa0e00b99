import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { BUNDLING_STACKS, PATH_METADATA_ENABLE_CONTEXT } from "aws-cdk-lib/cx-api";
import { afterAll } from "vitest";
import cdk from "../../../cdk.json" with { type: "json" };
import { createApp } from "../../../lib/app.ts";
import { SessionRsvp } from "../../../lib/session-rsvp.ts";
import type { SessionRsvpProps } from "../../../lib/session-rsvp-props.ts";
import type { StageSettings } from "../../../lib/stages/stage-settings.ts";
import type { Template as ReadTemplate } from "../../../local/template/cloudformation.ts";
import { namePhysical } from "../../../local/template/physical.ts";
import { createResolver, type Resolver } from "../../../local/template/resolver.ts";
import { LOCAL_STAGE } from "../../../local/template/synthesize.ts";

/** Its content is untyped, because CloudFormation nests it deeply. */
export type Resource = ReturnType<Template["findResources"]>[string];

const assemblies = mkdtempSync(join(tmpdir(), "stack-test-"));
afterAll(() => rmSync(assemblies, { recursive: true }));
const outdir = () => mkdtempSync(join(assemblies, "app-"));

/** The deployed app of a stage file with only these settings, and its template. */
export function deployedApp(settings: Partial<StageSettings> = {}): { app: App; template: Template } {
  const stage = { name: LOCAL_STAGE.name, settings: { ...LOCAL_STAGE.settings, ...settings } };
  const app = createApp({ outdir: outdir(), stage });
  return { app, template: Template.fromStack(app.node.findChild("SessionRsvp-local") as Stack) };
}

/** A service for each of the given props, all in one app so that the functions are bundled once. */
export function servicesWith<Name extends string>(
  cases: Record<Name, (stack: Stack) => SessionRsvpProps>,
): Record<Name, Template> {
  // Template tests do not need the built web app; resolving a template needs the paths.
  const context = { ...cdk.context, [BUNDLING_STACKS]: [], [PATH_METADATA_ENABLE_CONTEXT]: true };
  const app = new App({ outdir: outdir(), builtinCloudFormationValidation: false, context });
  const names = Object.keys(cases) as Name[];
  const stacks = names.map((name) => {
    const stack = new Stack(app, name);
    new SessionRsvp(stack, "Service", cases[name](stack));
    return [name, stack] as const;
  });
  return Object.fromEntries(stacks.map(([name, stack]) => [name, Template.fromStack(stack)])) as Record<
    Name,
    Template
  >;
}

export function resources(template: Template, type: string): [string, Resource][] {
  return Object.entries(template.findResources(type));
}

/** The service's own functions, without the one that copies the web app's files into their bucket. */
export function serviceFunctions(template: Template): [string, Resource][] {
  return resources(template, "AWS::Lambda::Function").filter(([id]) => !id.startsWith("Custom"));
}

/** The one resource of a type whose logical id contains `name`. */
export function resource(template: Template, type: string, name = ""): Resource {
  const found = resources(template, type).filter(([id]) =>
    id.toLowerCase().includes(name.replaceAll("-", "").toLowerCase()),
  );
  const [first] = found;
  if (first === undefined || found.length > 1)
    throw new Error(`${found.length} resources ${type} named ${name}`);
  return first[1];
}

/** Resolves values as far as they can be known before a deployment. */
export function resolverOf(template: Template): Resolver {
  const read = template.toJSON() as ReadTemplate;
  for (const each of Object.values(read.Resources)) each.Properties ??= {};
  return createResolver(read, namePhysical(read, { queueOrigin: "https://sqs.invalid", tablePrefix: "" }));
}

/** The folder of a staged asset, found by its upload key. */
export function assetOf(objectKey: string): string {
  const staged = readdirSync(assemblies)
    .map((app) => join(assemblies, app, `asset.${objectKey.slice(0, -".zip".length)}`))
    .find((folder) => existsSync(folder));
  if (staged === undefined) throw new Error(`No asset ${objectKey} has been staged`);
  return staged;
}
