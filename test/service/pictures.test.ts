import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, describe, expect, it } from "vitest";
import type { UploadAnswer } from "../../functions/contract/pictures.ts";
import { eventKey } from "../../functions/store/keys.ts";
import { call, eventBody } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { png } from "../support/picture-files.ts";
import { tableOf } from "../support/table.ts";

const { service, conference } = useConference();
afterEach(() => service.faults({ rules: [] }));

const LOGO = png(64, 64);
const path = (use = "") => `/api/events/${conference.eventId}/pictures${use && `/${use}`}`;

interface Promised {
  readonly use?: string;
  readonly type?: string;
  readonly size?: number;
}

async function ask({ use = "logo", type = "image/png", size = LOGO.length }: Promised = {}) {
  const { status, body } = await conference.organize("POST", path(), { use, type, size });
  expect(status).toBe(201);
  return body as UploadAnswer;
}

/** Sends the form as a browser does: the fields in order, and then the file. */
async function send(
  { url, fields }: Pick<UploadAnswer, "url" | "fields">,
  file: Buffer = LOGO,
  changed: Record<string, string | undefined> = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changed }))
    if (value !== undefined) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(file)]), "any-name.exe");
  const response = await fetch(url, { method: "POST", body: form });
  const [, code] = /<Code>(\w+)</.exec(await response.text()) ?? [];
  return { status: response.status, code, allowed: response.headers.get("access-control-allow-origin") };
}

const take = (uploadId: string, use = "logo", at = path(use)) => conference.organize("PUT", at, { uploadId });

async function uploaded(file: Buffer, promised: Promised = {}): Promise<string> {
  const upload = await ask({ size: file.length, ...promised });
  expect((await send(upload, file)).status).toBe(204);
  return upload.uploadId;
}

describe("a picture", () => {
  it("is uploaded, shown to everybody, replaced and removed; an old one is gone", async () => {
    const first = await take(await uploaded(LOGO));
    expect(first.status).toBe(200);
    const { logoUrl } = first.body;
    expect(logoUrl).toMatch(new RegExp(`^/pictures/${conference.eventId}/logo-[\\w-]{22}\\.png$`));
    const shown = await fetch(service.url + logoUrl);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(LOGO);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const second = await take(await uploaded(png(65, 65)));
    expect((await fetch(service.url + logoUrl)).status).toBe(403);
    expect((await fetch(service.url + second.body.logoUrl)).status).toBe(200);
    expect((await conference.organize("DELETE", path("logo"))).body.logoUrl).toBeNull();
    expect((await fetch(service.url + second.body.logoUrl)).status).toBe(403);
    expect((await conference.organize("DELETE", path("logo"))).status).toBe(200);
  });

  it("is taken again by the same request, and a newer upload with the same form replaces it only when it is taken", async () => {
    const upload = await ask({ use: "cover", size: png(640, 360).length });
    await send(upload, png(640, 360));
    const once = await take(upload.uploadId, "cover");
    const red = png(640, 360, [200, 0, 0]);
    expect((await send(upload, red)).status).toBe(204);
    const shown = await fetch(service.url + once.body.coverUrl);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(png(640, 360));
    const again = await take(upload.uploadId, "cover");
    expect(again.status).toBe(200);
    const changed = await fetch(service.url + again.body.coverUrl);
    expect(Buffer.from(await changed.arrayBuffer())).toEqual(red);
  });

  it("needs an organizer, and an event that exists", async () => {
    const body = { use: "logo", type: "image/png", size: 10 };
    expect((await call(service, "POST", path(), { body })).status).toBe(401);
    const token = await service.token("ada", []);
    expect((await call(service, "POST", path(), { token, body })).body.code).toBe("FORBIDDEN");
    expect((await conference.organize("POST", "/api/events/nothing/pictures", body)).status).toBe(404);
    expect((await conference.organize("DELETE", "/api/events/nothing/pictures/logo")).status).toBe(404);
    expect((await conference.organize("DELETE", path("banner"))).body.code).toBe("ROUTE_NOT_FOUND");
  });

  it.each([
    ["an SVG", { type: "image/svg+xml" }, "body.type", "NOT_A_PICTURE_TYPE"],
    ["a logo of more than 200 KB", { size: 204_801 }, "body.size", "PICTURE_TOO_LARGE"],
    ["a cover of more than 2 MB", { use: "cover", size: 2_097_153 }, "body.size", "PICTURE_TOO_LARGE"],
    ["an empty file", { size: 0 }, "body.size", undefined],
  ])("is refused before it is sent if it would be %s", async (_, wrong, where, code) => {
    const asked = { use: "logo", type: "image/png", size: 10, ...wrong };
    const { status, body } = await conference.organize("POST", path(), asked);
    expect({ status, ...body.errors[0] }).toMatchObject({ status: 400, path: where, ...(code && { code }) });
  });
});

describe("the form of an upload", () => {
  it("may be sent by pages of other origins, which have no use for it without a signature", async () => {
    const upload = await ask();
    const headers = { origin: service.url, "access-control-request-method": "POST" };
    expect((await fetch(upload.url, { method: "OPTIONS", headers })).status).toBe(200);
    const deleting = { ...headers, "access-control-request-method": "DELETE" };
    expect((await fetch(upload.url, { method: "OPTIONS", headers: deleting })).status).toBe(403);
  });

  const policyOf = (
    change: (policy: { expiration: string; conditions: unknown[] }) => void,
    policy: string,
  ) => {
    const read = JSON.parse(Buffer.from(policy, "base64").toString());
    change(read);
    return Buffer.from(JSON.stringify(read)).toString("base64");
  };

  it.each<[string, Record<string, string | undefined>, string]>([
    ["another key", { key: "pictures/other/logo.png" }, "AccessDenied"],
    ["another type", { "Content-Type": "text/html" }, "AccessDenied"],
    ["a header of its own", { "Cache-Control": "no-store" }, "AccessDenied"],
    ["no type", { "Content-Type": undefined }, "AccessDenied"],
    ["no policy", { Policy: undefined }, "SignatureDoesNotMatch"],
    ["another signature", { "X-Amz-Signature": "0".repeat(64) }, "SignatureDoesNotMatch"],
    [
      "another person's key",
      { "X-Amz-Credential": "AKIA/20261129/us-east-1/s3/aws4_request" },
      "InvalidAccessKeyId",
    ],
  ])("is refused with %s", async (_, changed, code) => {
    expect(await send(await ask(), LOGO, changed)).toMatchObject({ status: 403, code });
  });

  it("is refused with a file of another size", async () => {
    const upload = await ask();
    expect((await send(upload, Buffer.concat([LOGO, LOGO]))).code).toBe("EntityTooLarge");
    expect((await send(upload, LOGO.subarray(1))).code).toBe("EntityTooSmall");
  });

  it("is refused with a policy that somebody has widened", async () => {
    const upload = await ask();
    const Policy = policyOf((policy) => policy.conditions.pop(), upload.fields.Policy ?? "");
    expect((await send(upload, LOGO, { Policy })).code).toBe("SignatureDoesNotMatch");
  });
});

describe("an upload is not taken", () => {
  it.each([
    [
      "a text with the name of a picture",
      Buffer.from("no picture at all, but long enough ".repeat(3)),
      {},
      "NOT_A_PICTURE",
    ],
    ["a PNG that was announced as JPEG", LOGO, { type: "image/jpeg" }, "OTHER_TYPE"],
    ["a logo of 4,000 pixels", png(4_000, 40), {}, "TOO_MANY_PIXELS"],
    ["a cover of 64 pixels", LOGO, { use: "cover" }, "TOO_FEW_PIXELS"],
  ])("if it is %s", async (_, file, promised, reason) => {
    const uploadId = await uploaded(file, promised);
    const { status, body } = await take(uploadId, "use" in promised ? promised.use : "logo");
    expect({ status, code: body.code, reason: body.reason }).toEqual({
      status: 409,
      code: "INVALID_PICTURE",
      reason,
    });
  });

  it("if nothing was sent, or it belongs to another event or use", async () => {
    const { uploadId } = await ask();
    expect((await take(uploadId)).body.code).toBe("NO_UPLOAD");
    const sent = await uploaded(png(400, 400));
    expect((await take(sent, "cover")).body.code).toBe("NO_UPLOAD");
    const other = `${conference.eventId}-b`;
    await conference.organize("PUT", `/api/events/${other}`, eventBody);
    expect((await take(sent, "logo", `/api/events/${other}/pictures/logo`)).body.code).toBe("NO_UPLOAD");
    expect((await take("../../secret.png")).body.code).toBe("INVALID_REQUEST");
  });

  it("if its event is deleted meanwhile, and no copy stays", async () => {
    const eventId = `${conference.eventId}-c`;
    const at = `/api/events/${eventId}/pictures`;
    await conference.organize("PUT", `/api/events/${eventId}`, eventBody);
    const asked = { use: "logo", type: "image/png", size: LOGO.length };
    const { body } = await conference.organize("POST", at, asked);
    await send(body);
    const table = tableOf(service);
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: eventKey(eventId) }));
    expect((await take(body.uploadId, "logo", `${at}/logo`)).body.code).toBe("EVENT_NOT_FOUND");
  });
});

it("an answer of the bucket that is lost, or a refusal that passes, does no harm", async () => {
  const uploadId = await uploaded(LOGO);
  const rules = (["PutObject", "GetObject", "DeleteObject"] as const).map((operation) => ({
    ...{ service: "s3" as const, operation, rate: 1, count: 1 },
    kind: operation === "GetObject" ? ("Error" as const) : ("LostResponse" as const),
  }));
  await service.faults({ rules });
  expect((await take(uploadId)).status).toBe(200);
  await service.faults({ rules: [{ service: "s3", operation: "PutObject", kind: "Throttle", rate: 1 }] });
  expect(await take(uploadId)).toMatchObject({ status: 503, body: { code: "UNAVAILABLE" } });
});
