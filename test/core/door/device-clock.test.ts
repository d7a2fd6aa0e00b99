import { expect, it } from "vitest";
import { onOurClock } from "../../../functions/core/door/device-clock.ts";

const received = "2026-12-27T10:00:00.000Z";
const starts = "2026-12-27T09:00:00.000Z";
const corrected = (at: string, sentAt: string) => onOurClock(at, { sentAt, receivedAt: received }, starts);

it("a time of a device is put on the service's clock, whether the device's is an hour early, late or right", () => {
  const wanted = "2026-12-27T09:58:30.000Z";
  expect(corrected(wanted, received)).toBe(wanted);
  expect(corrected("2026-12-27T10:58:30.000Z", "2026-12-27T11:00:00.000Z")).toBe(wanted);
  expect(corrected("2026-12-27T08:58:30.000Z", "2026-12-27T09:00:00.000Z")).toBe(wanted);
});

it("no time is after the receipt, or earlier than twelve hours before the start", () => {
  expect(corrected("2026-12-27T10:30:00.000Z", received)).toBe(received);
  expect(corrected("2020-01-01T00:00:00.000Z", received)).toBe("2026-12-26T21:00:00.000Z");
  const later = "2027-12-27T09:00:00.000Z";
  expect(onOurClock(received, { sentAt: received, receivedAt: received }, later)).toBe(received);
});
