import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "../../../functions/contract/tickets/base64url.ts";
import { qrCodeOf } from "../../../functions/contract/tickets/qr-code.ts";
import { readTicketText, type TicketClaims } from "../../../functions/contract/tickets/ticket-text.ts";
import { verifyTicket } from "../../../functions/contract/tickets/verify-ticket.ts";
import { type TicketKey, ticketKeyOf, ticketKeysOf } from "../../../functions/middleware/ticket-key.ts";
import fc from "../../support/same-examples.ts";

const CLAIMS: TicketClaims = {
  ticketId: "k1rTbT0S9mF4-_aQ",
  eventId: "39c3",
  issuedAt: "2026-12-27T10:00:00.000Z",
};
const SECRET = "a secret of one stage, with 48 characters.......";
const KEY = ticketKeyOf(SECRET);
const keysOf = (...keys: readonly TicketKey[]) =>
  new Map(keys.map(({ keyId, publicKey }) => [keyId, publicKey]));
const door = { eventId: "39c3", keys: keysOf(KEY) };
const TEXT = KEY.sign(CLAIMS);
/** The text with another piece: 1 is the key's id, 2 the payload, 3 the signature. */
const withPiece = (index: number, piece: string): string => TEXT.split(".").with(index, piece).join(".");

const claims = fc.record({
  ticketId: fc.uint8Array({ minLength: 12, maxLength: 12 }).map(toBase64url),
  eventId: fc.stringMatching(/^[a-z0-9-]{2,40}$/),
  issuedAt: fc
    .integer({ min: 946_684_800, max: 4_102_444_799 })
    .map((s) => new Date(s * 1_000).toISOString()),
});

describe("a ticket", () => {
  it("that the service has signed is valid, and says what was signed", async () => {
    await fc.assert(
      fc.asyncProperty(claims, async (said) => {
        const found = await verifyTicket(KEY.sign(said), { eventId: said.eventId, keys: keysOf(KEY) });
        expect(found).toEqual({ kind: "valid", claims: said });
      }),
      { numRuns: 60 },
    );
  });

  it("is small enough for a QR code that phones read, for each id of an event", () => {
    fc.assert(
      fc.property(claims, (said) => {
        expect(qrCodeOf(KEY.sign(said)).size).toBeLessThanOrEqual(57);
      }),
      { numRuns: 60 },
    );
  });

  it("is the same text for the same claims, whatever stands around it in the scan", async () => {
    expect(KEY.sign(CLAIMS)).toBe(TEXT);
    expect(await verifyTicket(` ${TEXT}\r\n`, door)).toEqual({ kind: "valid", claims: CLAIMS });
  });

  it("names nobody: its bytes are a random id, a time and the event", () => {
    const payload = fromBase64url(TEXT.split(".")[2] ?? "") ?? new Uint8Array();
    expect(payload).toHaveLength(12 + 4 + CLAIMS.eventId.length);
  });

  it("with one other bit is forged or no ticket", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(TEXT.length - 1), fc.integer({ min: 0, max: 6 }), async (at, bit) => {
        const other = String.fromCharCode(TEXT.charCodeAt(at) ^ (1 << bit));
        const { kind } = await verifyTicket(TEXT.slice(0, at) + other + TEXT.slice(at + 1), door);
        expect(["forged", "not-a-ticket", "unknown-key"]).toContain(kind);
      }),
      { numRuns: 150 },
    );
  });

  it("is forged if somebody else has signed it, or if its claims were exchanged", async () => {
    const stranger = ticketKeyOf("the secret of another stage, which is not ours");
    const [, , payload = "", signature = ""] = stranger.sign(CLAIMS).split(".");
    expect(await verifyTicket(withPiece(3, signature), door)).toEqual({ kind: "forged" });
    expect(await verifyTicket(stranger.sign(CLAIMS), door)).toMatchObject({ kind: "unknown-key" });
    const [, , another = ""] = KEY.sign({ ...CLAIMS, ticketId: "AAAAAAAAAAAAAAAA" }).split(".");
    expect(payload).not.toBe(another);
    expect(await verifyTicket(withPiece(2, another), door)).toEqual({ kind: "forged" });
    expect(await verifyTicket(withPiece(3, "A".repeat(86)), door)).toEqual({ kind: "forged" });
  });

  it("of another event is told apart from a forged one", async () => {
    const other = { ...CLAIMS, eventId: "38c3" };
    expect(await verifyTicket(KEY.sign(other), door)).toEqual({ kind: "of-another-event", claims: other });
    expect(await verifyTicket(TEXT, { ...door, eventId: "38c3" })).toMatchObject({
      kind: "of-another-event",
    });
  });

  it.each([
    ["nothing", ""],
    ["words", "Welcome to the conference"],
    ["an address", "https://conf.example/events/39c3/ticket"],
    ["a token of a sign-in", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"],
    ["the manual code", "7KMX 2Q9P"],
    ["another format", TEXT.replace("SR1", "SR2")],
    ["one piece more", `${TEXT}.AAAA`],
    ["one piece less", TEXT.split(".").slice(0, 3).join(".")],
    ["a short signature", TEXT.slice(0, -2)],
    ["an id of no key", withPiece(1, "a.b")],
    ["an id of no event", withPiece(2, toBase64url(new Uint8Array([...new Uint8Array(16), 0xc3, 0xbc])))],
    ["no event", withPiece(2, toBase64url(new Uint8Array(16)))],
    ["the other base64", withPiece(2, "AA+/")],
    ["wide digits", TEXT.replace("SR1", "SR１")],
    ["a lone surrogate", `\ud800${TEXT}`],
    ["a smile", "😀.😀.😀.😀"],
  ])("is none if it is %s", async (_, text) => {
    expect(await verifyTicket(text, door)).toEqual({ kind: "not-a-ticket" });
  });

  it("is never valid and never fails, for any text", async () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc
        .array(fc.stringMatching(/^[\w-]{0,90}$/), { maxLength: 5 })
        .map((pieces) => `SR1.${pieces.join(".")}`),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect((await verifyTicket(text, door)).kind).not.toBe("valid");
      }),
    );
  });
});

describe("the key of tickets", () => {
  it("is the same in each function instance, and another one for another secret", () => {
    const [first, again, other] = [SECRET, SECRET, `${SECRET}.`].map(ticketKeyOf);
    expect(again).toMatchObject({ keyId: first?.keyId, publicKey: first?.publicKey });
    expect(other?.publicKey).not.toBe(first?.publicKey);
    expect(first?.keyId).toMatch(/^[\w-]{6}$/);
    expect(fromBase64url(first?.publicKey ?? "")).toHaveLength(32);
  });

  it("signs with the current generation, while the former one is accepted as long as doors have it", async () => {
    const former = ticketKeysOf([SECRET], [1])[0].sign(CLAIMS);
    const keys = ticketKeysOf(["the secret of the second generation", SECRET], [2, 1]);
    expect(keys.map(({ generation }) => generation)).toEqual([2, 1]);
    const both = { eventId: "39c3", keys: keysOf(...keys) };
    expect(await verifyTicket(keys[0].sign(CLAIMS), both)).toMatchObject({ kind: "valid" });
    expect(await verifyTicket(former, both)).toMatchObject({ kind: "valid" });
    expect(await verifyTicket(former, { ...both, keys: keysOf(keys[0]) })).toEqual({
      kind: "unknown-key",
      keyId: KEY.keyId,
    });
  });

  it("that cannot be read verifies nothing", async () => {
    for (const key of ["", "AA", "!", toBase64url(new Uint8Array(32).fill(255))])
      expect(await verifyTicket(TEXT, { ...door, keys: new Map([[KEY.keyId, key]]) })).toEqual({
        kind: "forged",
      });
  });
});

it("the pieces of a ticket are read without any key", () => {
  expect(readTicketText(TEXT)).toMatchObject({ keyId: KEY.keyId, claims: CLAIMS });
});

it("base64url has one text for the same bytes, and refuses all others", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64url(text)).toEqual(bytes);
    }),
  );
  for (const text of ["", "A", "AB", "AA=", "A+", "ÄA"]) expect(fromBase64url(text)).toBeNull();
});
