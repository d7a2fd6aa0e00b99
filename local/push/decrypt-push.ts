import { createDecipheriv, createECDH, hkdfSync } from "node:crypto";

/** What a browser keeps of its push subscription. */
export interface SubscriptionKeys {
  readonly privateKey: Buffer;
  /** An uncompressed point on the curve P-256. */
  readonly publicKey: Buffer;
  readonly auth: Buffer;
}

const SALT_BYTES = 16;
const TAG_BYTES = 16;
const LAST_RECORD = 2;

/** Decrypts the one record of a push message, as RFC 8291 says. Throws if it was not made for these keys. */
export function decryptPush(body: Buffer, { privateKey, publicKey, auth }: SubscriptionKeys): string {
  const salt = body.subarray(0, SALT_BYTES);
  const recordBytes = body.readUInt32BE(SALT_BYTES);
  const keyStart = SALT_BYTES + 5;
  const keyEnd = keyStart + body.readUInt8(keyStart - 1);
  const senderKey = body.subarray(keyStart, keyEnd);
  const record = body.subarray(keyEnd);
  if (record.length > recordBytes) throw new Error("A push message has only one record");

  const recipient = createECDH("prime256v1");
  recipient.setPrivateKey(privateKey);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), publicKey, senderKey]);
  const secret = derive(recipient.computeSecret(senderKey), auth, info, 32);
  const key = derive(secret, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derive(secret, salt, "Content-Encoding: nonce\0", 12);

  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(record.subarray(-TAG_BYTES));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -TAG_BYTES)), decipher.final()]);
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== LAST_RECORD) throw new Error("The padding of the push message is wrong");
  return padded.subarray(0, end).toString("utf8");
}

function derive(secret: Buffer, salt: Buffer, info: Buffer | string, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, bytes));
}
