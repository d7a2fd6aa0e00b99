import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { others, rsvps } from "../../bench/costs/acts.ts";
import { ASSUMED } from "../../bench/costs/assumed.ts";
import { ALARM_METRICS, COUNTED } from "../../bench/costs/counted.ts";
import { provisioned, warmed } from "../../bench/costs/crowd.ts";
import { costsDocument, headlines } from "../../bench/costs/document.ts";
import { type Bill, costOf, totalOf, tracesOf } from "../../bench/costs/line.ts";
import { mailedNotices, message } from "../../bench/costs/notices.ts";
import {
  firstVisits,
  millionLooks,
  openPages,
  signedIn,
  unitsPerLook,
} from "../../bench/costs/open-pages.ts";
import { AS_OF, PRICES } from "../../bench/costs/prices.ts";
import { idle, webAcl } from "../../bench/costs/standing.ts";
import { deployedApp, resource, resources, servicesWith } from "../stack/support/stacks.ts";

const read = (path: string) => readFileSync(resolve(import.meta.dirname, "../..", path), "utf8");
const { template } = deployedApp();
const bills: readonly Bill[] = [
  rsvps,
  ...others,
  mailedNotices,
  message,
  openPages,
  firstVisits,
  signedIn,
  idle,
  warmed,
  provisioned,
  webAcl,
];

describe("docs/costs.md", () => {
  test("matches what npm run costs calculates from units, assumptions and prices", () => {
    expect(read("docs/costs.md")).toBe(costsDocument());
  });

  test("agrees with the sentences of README", () => {
    const readme = read("README.md");
    expect(readme).toContain("(docs/costs.md)");
    for (const figure of Object.values(headlines)) expect(readme).toContain(`US$ ${figure}`);
  });

  test("names date and source of each price", () => {
    expect(AS_OF).toMatch(/^\w+ 20\d\d$/);
    for (const { source, usd, per } of Object.values(PRICES)) {
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/[\w/-]+\/pricing\/$/);
      expect(usd * per).toBeGreaterThan(0);
    }
  });
});

describe("a bill", () => {
  test.each(bills)("of $title has no empty line, and adds up", ({ lines }) => {
    for (const { amount } of lines) expect(amount).toBeGreaterThan(0);
    const sum = lines.reduce((total, line) => total + costOf(line), 0);
    expect(totalOf({ title: "", about: "", lines })).toBeCloseTo(sum);
  });

  const priced = (bill: Bill) => bill.lines.map((line) => line.priced);

  test("of RSVPs counts the units of the tests, refused transactions, and traces per second", () => {
    const units = rsvps.lines.filter(({ priced }) => priced === "writeUnits").map(({ amount }) => amount);
    expect(units).toEqual([COUNTED.rsvp.writeUnits * 1_000_000, expect.any(Number)]);
    expect(priced(rsvps)).toEqual(expect.arrayContaining(["apiRequests", "gbSeconds", "logGb", "traces"]));
  });

  test("of open pages has the read units of every ledger once in two seconds, and is less than US$ 3", () => {
    expect(unitsPerLook).toBe((COUNTED.seats.readUnits - 2) * 4 + 2);
    const units = openPages.lines.find(({ priced }) => priced === "readUnits")?.amount;
    expect(units).toBe(unitsPerLook * (1_800 + 360));
    expect(totalOf(millionLooks)).toBeCloseTo((unitsPerLook * 1_000_000 * 0.125) / 1_000_000);
    expect(totalOf(openPages)).toBeLessThan(3);
  });

  test("of an idle service has a line for each resource that costs by the month", () => {
    const amountOf = (name: string) => idle.lines.find((line) => line.priced === name)?.amount;
    const watched = resources(template, "AWS::CloudWatch::Alarm").flatMap(([, { Properties }]) =>
      (Properties.Metrics ?? [{ MetricStat: {} }]).filter((each: object) => "MetricStat" in each),
    );
    expect(watched).toHaveLength(ALARM_METRICS);
    expect(amountOf("secrets")).toBe(resources(template, "AWS::SecretsManager::Secret").length);
    expect(amountOf("dashboards")).toBe(resources(template, "AWS::CloudWatch::Dashboard").length);
    const schedules = resources(template, "AWS::Scheduler::Schedule").map(
      ([, { Properties }]) => Properties.ScheduleExpression,
    );
    expect(schedules.sort()).toEqual(["rate(1 hour)", "rate(1 minute)", "rate(1 minute)"]);
    const reads = idle.lines.filter(({ priced }) => priced === "readUnits").map(({ what }) => what);
    expect(reads).toEqual([
      expect.stringContaining("read units each"),
      expect.stringContaining("read units each"),
      expect.stringContaining("past event"),
    ]);
  });

  test("of a crowd has what the template warms above a new table, and its environments by the hour", () => {
    const crowd = servicesWith({
      crowd: () => ({ expectedCrowd: ASSUMED.people, quotasRaised: true }),
    }).crowd;
    const { WarmThroughput, GlobalSecondaryIndexes } = resource(crowd, "AWS::DynamoDB::Table").Properties;
    const [bySession] = GlobalSecondaryIndexes;
    expect(warmed.lines.map(({ amount }) => amount)).toEqual([
      WarmThroughput.WriteUnitsPerSecond - 4_000,
      WarmThroughput.ReadUnitsPerSecond - 12_000,
      bySession.WarmThroughput.WriteUnitsPerSecond - 4_000,
    ]);
    expect(provisioned.lines.map(({ amount }) => amount)).toEqual([2_500 * 0.5 * 3 * 3_600]);
    expect(resource(crowd, "AWS::Lambda::Function", "reservations").Properties.MemorySize).toBe(512);
  });

  test("of people who sign in uses the plan of the user pool", () => {
    expect(resource(template, "AWS::Cognito::UserPool").Properties.UserPoolTier).toBe("LITE");
    expect(priced(signedIn)).toContain("usersLite");
  });
});

test.each([
  ["one by one", 1_000, 1, 1_000],
  ["ten a second: the first of each second, and one in twenty of the others", 1_000, 10, 145],
  ["fewer than one a second", 1_000, 0.1, 1_000],
])("traces of requests that come %s", (_, requests, perSecond, traces) => {
  expect(tracesOf(requests, perSecond)).toBeCloseTo(traces);
});

test("npm run costs refuses arguments before it writes", async () => {
  const run = promisify(execFile)(process.execPath, [
    resolve(import.meta.dirname, "../../bench/costs/run.ts"),
    "--what",
  ]);
  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: "Unknown option '--what'. Usage: npm run costs\n",
  });
});
