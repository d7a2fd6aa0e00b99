import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";

type Secret = string | ArrayBufferView | ArrayBuffer;

/** Replaces the SDK's `Sha256Node` and `Md5Node`. It lacks their fallback for a Node without OpenSSL. */
abstract class NodeHash {
  private hash: Hash | Hmac;
  private readonly create: () => Hash | Hmac;

  constructor(algorithm: string, secret?: Secret) {
    this.create = () => (secret === undefined ? createHash(algorithm) : createHmac(algorithm, toKey(secret)));
    this.hash = this.create();
  }

  update(data: string | Uint8Array): void {
    this.hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    const digest = "copy" in this.hash ? this.hash.copy().digest() : this.hash.digest();
    return new Uint8Array(digest.buffer, digest.byteOffset, digest.byteLength);
  }

  reset(): void {
    this.hash = this.create();
  }
}

export class Sha256 extends NodeHash {
  constructor(secret?: Secret) {
    super("sha256", secret);
  }
}

export class Md5 extends NodeHash {
  constructor() {
    super("md5");
  }
}

function toKey(secret: Secret): string | Buffer {
  if (typeof secret === "string") return secret;
  return ArrayBuffer.isView(secret)
    ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
    : Buffer.from(secret);
}
