import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { deployedApp, resources } from "./support/stacks.ts";

const { template } = deployedApp();
const runbook = readFileSync(resolve(import.meta.dirname, "../../docs/runbook.md"), "utf8");
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = "", ...lines] = section.split("\n");
      return [title.toLowerCase().replaceAll(" ", "-"), lines.join("\n")] as const;
    }),
);
const anchors = resources(template, "AWS::CloudWatch::Alarm").map(
  ([, { Properties }]) =>
    /docs\/runbook\.md#([\w-]+)$/.exec(Properties.AlarmDescription)?.[1] ?? Properties.AlarmDescription,
);

describe("the runbook", () => {
  test.each(anchors)("has a section %s with its meaning, where to look and what to do", (anchor) => {
    const section = sections.get(anchor);
    for (const part of ["**Means**", "**Look**", "**Do**"]) expect(section).toContain(part);
  });

  test("has no section for an alarm that does not exist", () => {
    const GENERAL = [
      ...["before-the-first-alarm", "deploying-a-stage", "when-a-first-deployment-fails"],
      ...["before-the-doors-open", "the-crowd-is-here", "on-the-day"],
      ...["who-is-behind-a-name", "changing-the-secret-of-cloudfront"],
      "changing-the-key-of-links-in-mails",
      "changing-the-key-of-tickets",
      "changing-the-key-of-push-messages",
      "removing-the-service-worker",
      "a-person-wants-their-sign-in-deleted",
      "a-person-with-a-role-is-refused",
      "a-door-counts-too-many-or-too-few",
    ];
    expect([...sections.keys()].sort()).toEqual([...GENERAL, ...anchors].sort());
  });

  test("names outputs that the stack has", () => {
    const outputs = [...runbook.matchAll(/\$\(output (\w+)\)/g)].map(([, name]) => name);
    expect(outputs.length).toBeGreaterThan(0);
    for (const name of outputs) expect(template.findOutputs("*")).toHaveProperty(name ?? "");
  });

  test("names resources of the stack, each by a name that fits only one", () => {
    const named = [...runbook.matchAll(/\$\(resource (\S+) (\w+)\)/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [text, type = "", name = ""] of named) {
      expect(
        resources(template, type).filter(([id]) => id.includes(name)),
        text,
      ).toHaveLength(1);
    }
  });

  test("names npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../package.json"), "utf8"));
    const named = new Set([...runbook.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name));
    expect([...named].filter((name) => !(name !== undefined && name in scripts))).toEqual([]);
  });
});
