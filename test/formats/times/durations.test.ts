import { describe, expect, it } from "vitest";
import { readDuration, threePartsOf } from "../../../functions/formats/times/durations.ts";

const minutes = (text: string, among: string[] = []) => {
  const ms = readDuration(text, threePartsOf([text, ...among]));
  return ms === null ? null : ms / 60_000;
};

describe("a duration", () => {
  it.each([
    ["00:45", 45],
    ["1:30", 90],
    ["24:00", 1_440],
    ["2:06:00", 3_240],
    ["1:02:30", 1_590],
    ["00:30:00", 30],
    ["01:00:00", 60],
    ["1:30:00", 90],
    ["00:00:90", null],
    ["1:99", 159],
    ["45", 45],
    ["45 min", 45],
    ["1h", 60],
    ["1 h 30 min", 90],
    ["2h15", 135],
    ["PT1H30M", 90],
    ["P1D", 1_440],
    ["00:00", null],
    ["-01:00", null],
    ["999:00:00", null],
    ["soon", null],
    ["", null],
  ])("of %s lasts %s minutes", (text, expected) => {
    expect(minutes(text)).toBe(expected);
  });

  it("has seconds if another duration in the file must have seconds", () => {
    expect([minutes("2:06:00"), minutes("2:06:00", ["00:30:00"])]).toEqual([3_240, 126]);
  });
});
