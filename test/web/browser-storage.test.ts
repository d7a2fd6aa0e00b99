import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { doorDevice } from "../../web/src/api/door/device.ts";
import { isMuted, setMuted } from "../../web/src/features/door/view/sounds.ts";
import { browserStorage, tabStorage } from "../../web/src/storage/browser-storage.ts";

const refuse = () => {
  throw new DOMException("The operation is insecure.", "SecurityError");
};

const full = { getItem: () => null, setItem: refuse, removeItem: () => undefined, clear: () => undefined };

describe.each([
  ["of the browser", browserStorage, "localStorage"],
  ["of the tab", tabStorage, "sessionStorage"],
] as const)("the storage %s", (_, storage, area) => {
  beforeEach(() => window[area].clear());
  afterEach(() => void vi.restoreAllMocks());

  it("keeps texts until they are removed", () => {
    expect(storage.read("zone")).toBe(null);
    expect([
      storage.write("zone", "event"),
      storage.write("seen", "[]"),
      storage.write("muted", "1"),
    ]).toEqual([true, true, true]);
    expect(storage.read("zone")).toBe("event");
    storage.remove("zone", "seen");
    expect([storage.read("zone"), storage.read("seen"), storage.read("muted")]).toEqual([null, null, "1"]);
    storage.clear();
    expect(window[area]).toHaveLength(0);
  });

  it.each([
    ["the area", () => vi.spyOn(window, area, "get").mockImplementation(refuse)],
    ["a text, because it is full", () => vi.stubGlobal(area, full)],
  ])("keeps nothing and goes on if the browser refuses %s", (_, refused) => {
    refused();
    expect(storage.write("zone", "event")).toBe(false);
    expect(storage.read("zone")).toBe(null);
    storage.remove("zone");
    storage.clear();
  });
});

it("a door in a browser without storage is one device, and is muted until the page ends", () => {
  vi.spyOn(window, "localStorage", "get").mockImplementation(refuse);
  expect(doorDevice()).toBe(doorDevice());
  setMuted(true);
  expect(isMuted()).toBe(true);
  setMuted(false);
  expect(isMuted()).toBe(false);
  vi.restoreAllMocks();
});
