import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { planImport } from "../../functions/core/programme/schedule/plan-import.ts";
import { knownFrom } from "../core/programme/schedule/known-session.ts";
import { read } from "./schedule-file.ts";

const folder = new URL("../../../shared/data/", import.meta.url);
const absent = !existsSync(folder);
const file = (name: string) => readFileSync(new URL(name, folder), "utf8");

describe.skipIf(absent)("schedules of real conferences (skipped if ../shared/data is absent)", () => {
  it("gives the 895 sessions of 39C3, 807 of them with a capacity", () => {
    const { conference, sessions } = read(file("39c3.schedule.json"));
    expect(sessions).toHaveLength(895);
    expect(sessions.filter(({ capacity }) => capacity !== undefined)).toHaveLength(807);
    expect(conference).toMatchObject({ eventId: "39c3", timeZone: "Europe/Berlin" });
  });

  it("finds nothing to change when 39C3's XML follows its JSON", () => {
    const json = read(file("39c3.schedule.json"));
    const xml = read(file("39c3.schedule.xml"));
    const plan = planImport(json.sessions.map(knownFrom), xml.sessions, xml.silentOn);
    expect(plan).toEqual({ added: [], changed: [], unchanged: 895, removed: [] });
  });

  it("finds only the capacities to change when 39C3's JSON follows its XML", () => {
    const json = read(file("39c3.schedule.json"));
    const xml = read(file("39c3.schedule.xml"));
    const plan = planImport(xml.sessions.map(knownFrom), json.sessions, json.silentOn);
    expect([plan.added.length, plan.changed.length, plan.unchanged, plan.removed.length]).toEqual([
      0, 807, 88, 0,
    ]);
    expect(plan.changed.every(({ fields }) => fields.join() === "capacity")).toBe(true);
  });

  it("warns about the double booking of 39C3", () => {
    const { warnings } = read(file("39c3.schedule.json"));
    expect(warnings.filter((warning) => warning.includes("overlap"))).toHaveLength(1);
  });

  it("gives the 181 sessions of DebConf 17", () => {
    const { conference, sessions, warnings } = read(file("debconf17.pentabarf.xml"));
    expect(sessions).toHaveLength(181);
    expect(conference).toMatchObject({ eventId: "debconf17", title: "DebConf17", timeZone: "UTC" });
    expect(warnings).toContainEqual(
      expect.stringMatching(/^The file names no time zone\. UTC is used, because/),
    );
    expect(sessions.filter(({ speakers }) => speakers.length > 0).length).toBeGreaterThan(140);
  });

  it("gives the 48 sessions of rC3", () => {
    const { conference, sessions } = read(file("rc3-2020.pretalx.schedule.json"));
    expect(sessions).toHaveLength(48);
    expect(conference).toMatchObject({ eventId: "rc3-channels-2020", timeZone: "Etc/GMT-1" });
  });

  it.each(["39c3.schedule.json", "39c3.schedule.xml"])(
    "reads %s in less than a second of processor time",
    (name) => {
      const text = file(name);
      const times = [1, 2, 3].map(() => {
        const before = process.cpuUsage();
        read(text);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
      });
      expect(Math.min(...times)).toBeLessThan(1_000);
    },
  );
});
