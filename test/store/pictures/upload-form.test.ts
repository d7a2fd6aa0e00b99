import { describe, expect, it } from "vitest";
import { uploadForm } from "../../../functions/store/pictures/upload-form.ts";
import { type PostForm, refusalOfForm } from "../../../local/s3/post-form.ts";
import { scopeOf } from "../../../local/s3/signing.ts";

const NOW = new Date("2026-11-29T12:00:00.000Z");
const bucket = {
  ...{ name: "pictures", url: "https://pictures.s3.eu-central-1.amazonaws.com", region: "eu-central-1" },
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "a secret", sessionToken: "a token" },
};
const promised = { key: "uploads/demo/logo/u1.png", type: "image/png", size: 10 };

async function filled(file = Buffer.alloc(10)): Promise<PostForm> {
  const { fields } = await uploadForm(bucket, promised, NOW);
  const lower = Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { fields: new Map(lower), file, scope: scopeOf(fields["X-Amz-Credential"] ?? "") };
}
const refused = (form: PostForm, afterMs: number, secret = "a secret") =>
  refusalOfForm(form, "pictures", secret, NOW.getTime() + afterMs)?.body;

describe("the form of an upload", () => {
  it("is for one file at the bucket's address, for five minutes", async () => {
    expect(await uploadForm(bucket, promised, NOW)).toMatchObject({
      url: "https://pictures.s3.eu-central-1.amazonaws.com/",
      fields: {
        key: "uploads/demo/logo/u1.png",
        "Content-Type": "image/png",
        "X-Amz-Credential": "AKIDEXAMPLE/20261129/eu-central-1/s3/aws4_request",
        "X-Amz-Date": "20261129T120000Z",
      },
      expiresAt: "2026-11-29T12:05:00.000Z",
    });
  });

  it("is accepted until it expires, and only by the holder of the secret", async () => {
    const form = await filled();
    expect(refused(form, 299_999)).toBeUndefined();
    expect(refused(form, 300_000)).toContain("Policy expired");
    expect(refused(form, 0, "another secret")).toContain("SignatureDoesNotMatch");
  });

  it("is refused by another bucket", async () => {
    expect(refusalOfForm(await filled(), "website", "a secret", NOW.getTime())?.body).toContain("$bucket");
  });
});
