import { describe, expect, it } from "vitest";
import type { PictureFacts } from "../../../functions/core/pictures/picture.ts";
import { takePicture } from "../../../functions/core/pictures/take-picture.ts";
import type { ConferenceEvent } from "../../../functions/core/programme/session.ts";

const LIMITS = { bytes: 100, shortestSide: 32, longestSide: 2_000 };
const UPLOAD = { eventId: "demo", use: "logo", uploadId: "u1.png", limits: LIMITS } as const;
const SQUARE: PictureFacts = { type: "image/png", width: 64, height: 64 };

/** A bucket and an event in memory. */
function setting(facts: PictureFacts | null, { replaced = null as string | null, exists = true } = {}) {
  const files = new Map<string, Uint8Array>([["uploads/demo/logo/u1.png", new Uint8Array(50)]]);
  const shown: (string | null)[] = [];
  const ports = {
    files: {
      read: async (key: string, mostBytes: number) => {
        const found = files.get(key) ?? null;
        return found !== null && found.byteLength > mostBytes ? ("too-large" as const) : found;
      },
      write: async (key: string, { bytes }: { readonly bytes: Uint8Array }) => void files.set(key, bytes),
    },
    book: {
      showPicture: async (_eventId: string, _use: string, path: string | null) => {
        if (!exists) return { kind: "event-not-found" as const };
        shown.push(path);
        return { kind: "shown" as const, event: { logoUrl: path } as ConferenceEvent, replaced };
      },
    },
    tidy: async (key: string) => void files.delete(key),
    newName: () => "n1",
    look: () => facts,
  };
  return { files, shown, ports };
}

describe("taking an upload as a picture", () => {
  it("copies it under a new name, lets the event show that, and removes the picture before", async () => {
    const { files, ports } = setting(SQUARE, { replaced: "/pictures/demo/logo-n0.png" });
    files.set("pictures/demo/logo-n0.png", new Uint8Array(1));
    const outcome = await takePicture(UPLOAD, ports);
    expect(outcome).toEqual({ kind: "taken", event: { logoUrl: "/pictures/demo/logo-n1.png" } });
    // The upload stays, so that the same request can be repeated.
    expect([...files.keys()]).toEqual(["uploads/demo/logo/u1.png", "pictures/demo/logo-n1.png"]);
  });

  it.each([
    ["no picture", null, "NOT_A_PICTURE"],
    ["another type", { ...SQUARE, type: "image/jpeg" }, "OTHER_TYPE"],
    ["too few pixels", { ...SQUARE, height: 31 }, "TOO_FEW_PIXELS"],
    ["too many pixels", { ...SQUARE, width: 2_001 }, "TOO_MANY_PIXELS"],
  ] as const)("refuses a file with %s, and writes nothing", async (_, facts, fault) => {
    const { files, shown, ports } = setting(facts);
    expect(await takePicture(UPLOAD, ports)).toEqual({ kind: "invalid", fault });
    expect([files.size, shown]).toEqual([1, []]);
  });

  it("refuses a file that is larger than promised", async () => {
    const { ports } = setting(SQUARE);
    const limits = { ...LIMITS, bytes: 49 };
    expect(await takePicture({ ...UPLOAD, limits }, ports)).toEqual({ kind: "invalid", fault: "TOO_LARGE" });
  });

  it.each([
    ["that was never sent", { uploadId: "u2.png" }],
    ["of another event", { eventId: "other" }],
    ["for another use", { use: "cover" }],
  ] as const)("finds no upload %s", async (_, other) => {
    const { ports } = setting(SQUARE);
    expect(await takePicture({ ...UPLOAD, ...other }, ports)).toEqual({ kind: "no-upload" });
  });

  it("leaves no copy if the event is gone", async () => {
    const { files, ports } = setting(SQUARE, { exists: false });
    expect(await takePicture(UPLOAD, ports)).toEqual({ kind: "event-not-found" });
    expect([...files.keys()]).toEqual(["uploads/demo/logo/u1.png"]);
  });
});
