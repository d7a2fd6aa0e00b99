import { createECDH, createHash } from "node:crypto";
import { expect, it } from "vitest";
import { isPointOfCurve, pushKeyOf } from "../../functions/middleware/push-key.ts";
import { vapid } from "../../functions/middleware/vapid-token.ts";
import { vapidProblem } from "../../local/push/vapid.ts";

const SECRET = "a secret of forty-eight characters and some more";

it("the key pair follows from the secret, so that a deployment does not change it", () => {
  const { publicKey } = pushKeyOf(SECRET);
  expect(publicKey).toMatch(/^B[\w-]{86}$/);
  expect(pushKeyOf(SECRET).publicKey).toBe(publicKey);
  expect(pushKeyOf(`${SECRET}.`).publicKey).not.toBe(publicKey);
  expect(createHash("sha256").update(publicKey).digest("hex")).toMatchInlineSnapshot(
    `"93e3d2b7faa5fa5a9a9f8952f75fc30a2c5961c595f1161d160c0f46b7f63e60"`,
  );
});

it("tells a point of the curve from other bytes", () => {
  expect(isPointOfCurve(createECDH("prime256v1").generateKeys("base64url"))).toBe(true);
  expect(isPointOfCurve(`B${"A".repeat(86)}`)).toBe(false);
});

it("signs requests as push services want it", async () => {
  const key = pushKeyOf(SECRET);
  const header = await vapid(key, "mailto:team@conf.example")("https://push.net");
  const rules = { audience: "https://push.net", now: new Date(), publicKey: key.publicKey };
  expect(await vapidProblem(header, rules)).toBeUndefined();
  expect(await vapidProblem(header, { ...rules, audience: "https://other.net" })).toMatch(/not valid/);
});
