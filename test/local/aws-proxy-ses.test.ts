import { GetAccountCommand, SendEmailCommand, type SendEmailCommandInput } from "@aws-sdk/client-sesv2";
import MailComposer from "nodemailer/lib/mail-composer";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FaultRule } from "../../local/aws-proxy/faults.ts";
import type { OutboxEntry } from "../../local/outbox/outbox.ts";
import type { PolicyStatement } from "../../local/template/policy-statement.ts";
import { allow, type FunctionUnderTest, useProxied } from "./support/proxied.ts";

const proxied = useProxied();
let fn: FunctionUnderTest;
beforeAll(() => {
  fn = proxied.function("notice-consumer");
});
beforeEach(() => proxied.outbox.empty());
afterEach(() => proxied.proxy.setFaults({ rules: [] }));

const CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
type Options = ConstructorParameters<typeof MailComposer>[0];
const compose = (options: Options = {}) =>
  new MailComposer({
    from: "RustFest <notices@conf.example>",
    to: "ada@example.org",
    subject: "Ein Platz für „Größe“ 🎉",
    messageId: "<n1@conf.example>",
    text: "Accept it until 10:00.",
    html: "<p>Accept it <b>until 10:00</b>.</p>",
    icalEvent: { method: "REQUEST", content: CALENDAR },
    headers: { "X-Notice-Kind": "OFFER_MADE", "List-Unsubscribe": "<https://conf.example/u?t=1>" },
    ...options,
  })
    .compile()
    .build();
async function send(options: Options = {}, input: Partial<SendEmailCommandInput> = {}, sender = fn) {
  const Data = await compose(options);
  return sender.ses.send(new SendEmailCommand({ Content: { Raw: { Data } }, ...input }));
}
const raw = (text: string) =>
  fn.ses.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(text) } } }));
const sent = () => proxied.outbox.entries();
const first = (): OutboxEntry | undefined => sent()[0];
const denied = { name: "AccessDeniedException", $metadata: { httpStatusCode: 403 } };

describe("a mail that a function sends by SES", () => {
  it("is kept as a person, and as a machine, sees it", async () => {
    const { MessageId } = await send();
    expect(first()).toMatchObject({
      channel: "mail",
      to: "ada@example.org",
      kind: "OFFER_MADE",
      subject: "Ein Platz für „Größe“ 🎉",
      text: expect.stringContaining("Accept it until 10:00."),
      html: expect.stringContaining("<b>until 10:00</b>"),
      messageId: `<${MessageId}@us-east-1.amazonses.com>`,
      headers: expect.objectContaining({
        from: "RustFest <notices@conf.example>",
        "message-id": "<n1@conf.example>",
        "list-unsubscribe": "<https://conf.example/u?t=1>",
      }),
      raw: expect.stringMatching(/^Subject: =\?UTF-8\?/m),
    });
    expect(Date.parse(first()?.at ?? "")).not.toBeNaN();
  });

  it("is kept with its calendar, as a part and as a file", async () => {
    await send();
    const calendar = { content: CALENDAR, encoding: "utf8" };
    expect(first()?.attachments).toEqual([
      { ...calendar, filename: "calendar.ics", contentType: "text/calendar; method=REQUEST" },
      { ...calendar, filename: "invite.ics", contentType: "application/ics" },
    ]);
  });

  it("is kept with other files in base64", async () => {
    await send({ attachments: [{ filename: "map.png", content: Buffer.from([0, 255]) }] });
    const content = Buffer.from([0, 255]).toString("base64");
    const file = { filename: "map.png", contentType: "image/png", content, encoding: "base64" };
    expect(first()?.attachments).toContainEqual(file);
  });

  it("goes to the destination of the request, if there is one", async () => {
    const Destination = { ToAddresses: ["Grace <grace@example.org>"], BccAddresses: ["bcc@example.org"] };
    await send({}, { Destination });
    expect(first()?.to).toBe("grace@example.org, bcc@example.org");
  });

  it("to an address of the mailbox simulator is accepted like any other", async () => {
    await send({ to: "bounce+n1@simulator.amazonses.com" });
    expect(first()?.to).toBe("bounce+n1@simulator.amazonses.com");
  });
});

describe("SES refuses", () => {
  const refused = { name: "BadRequestException", $metadata: { httpStatusCode: 400 } };
  const refusals: [string, Options, string][] = [
    ["an address with a blank", { to: '"a b"@example.org' }, "Local address contains control or whitespace"],
    ["an address with letters beyond ASCII", { to: "größe@example.org" }, "illegal character"],
    ["a domain of one word", { to: "ada@localhost" }, "Domain contains illegal character"],
    ["a mail to nobody", { to: [] }, "Missing required header 'To'."],
    ["a mail from nobody", { from: "" }, "Missing required header 'From'."],
  ];
  it.each(refusals)("%s", async (_, options, message) => {
    const expected = { ...refused, message: expect.stringContaining(message) };
    await expect(send(options)).rejects.toMatchObject(expected);
    expect(sent()).toEqual([]);
  });

  it.each(["ada", "", "Ada <>"])("the recipient '%s', who has no domain", async (to) => {
    const sending = send({}, { Destination: { ToAddresses: [to] } });
    await expect(sending).rejects.toMatchObject({ ...refused, message: "Missing final '@domain'" });
  });

  it("more than fifty recipients", async () => {
    const to = Array.from({ length: 51 }, (_, n) => `a${n}@example.org`);
    await expect(send({ to })).rejects.toMatchObject(refused);
    await send({ to: to.slice(1) });
    expect(sent()).toHaveLength(1);
  });

  it("a header that may come once and comes twice, such as one that was injected", async () => {
    const head = "From: notices@conf.example\r\nTo: ada@example.org\r\nSubject: a\r\nSubject: b\r\n";
    const message = "Duplicate header 'Subject'.";
    await expect(raw(`${head}\r\nHi`)).rejects.toMatchObject({ ...refused, message });
  });

  it("a line of more than 998 bytes", async () => {
    const mail = (bytes: number) =>
      `From: notices@conf.example\r\nTo: ada@example.org\r\n\r\n${"x".repeat(bytes)}\r\n`;
    await raw(mail(998));
    await expect(raw(mail(999))).rejects.toMatchObject(refused);
  });

  it("content that is not raw, and members that are not understood here", async () => {
    const Simple = { Subject: { Data: "a" }, Body: { Text: { Data: "b" } } };
    const only = { ...refused, message: expect.stringContaining("raw content only") };
    await expect(send({}, { Content: { Simple } })).rejects.toMatchObject(only);
    await expect(send({}, { ListManagementOptions: { ContactListName: "x" } })).rejects.toMatchObject(only);
  });

  it("a signature for another service", async () => {
    const { accessKeyId } = await fn.ses.config.credentials();
    const answer = await fetch(`${proxied.proxy.url}/v2/email/outbound-emails`, {
      method: "POST",
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20270101/us-east-1/sqs/aws4_request`,
      },
      body: "{}",
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("InvalidSignatureException");
  });

  it("other operations", async () => {
    const account = fn.ses.send(new GetAccountCommand({}));
    await expect(account).rejects.toMatchObject({ name: "UnknownOperationException" });
  });
});

describe("permissions of SES", () => {
  const arn = (resource: string) => `arn:aws:ses:us-east-1:000000000000:${resource}`;
  const actions = ["ses:SendEmail", "ses:SendRawEmail"];
  const sender = (...policies: PolicyStatement[]) => proxied.function("sender", policies);
  const identity = arn("identity/conf.example");

  it.each([identity, arn("identity/notices@conf.example")])("a grant on %s is enough", async (resource) => {
    await send({}, {}, sender(allow(actions, [resource])));
    expect(sent()).toHaveLength(1);
  });

  it.each(actions)("a grant of %s alone is not", async (action) => {
    await expect(send({}, {}, sender(allow([action], [identity])))).rejects.toMatchObject(denied);
    expect(proxied.log.at(-1)).toMatch(/^AccessDenied sender: ses:Send/);
    expect(sent()).toEqual([]);
  });

  it("a configuration set needs its own grant", async () => {
    const input = { ConfigurationSetName: "notices" };
    const without = send({}, input, sender(allow(actions, [identity])));
    await expect(without).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining(arn("configuration-set/notices")),
    });
    await send({}, input, sender(allow(actions, [identity, arn("configuration-set/notices")])));
  });

  it("the sender in the mail needs a grant too, if the request names another", async () => {
    const input = { FromEmailAddress: "notices@conf.example" };
    const forged = send({ from: "boss@other.example" }, input, sender(allow(actions, [identity])));
    await expect(forged).rejects.toMatchObject(denied);
  });

  it("an explicit deny of the domain wins over a grant on the address", async () => {
    const deny = { ...allow(actions, [identity]), effect: "Deny" as const };
    const both = sender(deny, allow(actions, [arn("identity/notices@conf.example")]));
    await expect(send({}, {}, both)).rejects.toMatchObject(denied);
  });

  it.each([
    ["StringEquals", "ses:FromAddress", "notices@conf.example", "boss@conf.example"],
    ["StringLike", "ses:FromAddress", "notices@*", "boss@*"],
    ["StringEquals", "ses:FromDisplayName", "RustFest", "Boss"],
    ["StringEquals", "ses:FeedbackAddress", "bounces@conf.example", "boss@conf.example"],
    ["ForAllValues:StringLike", "ses:Recipients", "*@example.org", "*@example.com"],
  ])("a condition %s on %s is checked", async (operator, key, right, wrong) => {
    const input = { FeedbackForwardingEmailAddress: "bounces@conf.example" };
    const granted = (value: string) => sender(allow(actions, ["*"], { [operator]: { [key]: [value] } }));
    await send({}, input, granted(right));
    await expect(send({}, input, granted(wrong))).rejects.toMatchObject(denied);
  });

  it("a condition on what the request does not say is not met", async () => {
    const conditions = { StringLike: { "ses:FeedbackAddress": ["*"] } };
    const granted = sender(allow(actions, ["*"], conditions));
    await expect(send({}, {}, granted)).rejects.toMatchObject(denied);
  });
});

describe("injected faults of SES", () => {
  const fault = (rule: Partial<FaultRule> & Pick<FaultRule, "kind">) =>
    proxied.proxy.setFaults({ rules: [{ service: "ses", rate: 1, ...rule }] });

  it.each([
    ["Throttle", "TooManyRequestsException", 429],
    ["Error", "InternalFailure", 500],
    ["MessageRejected", "MessageRejected", 400],
    ["AccountSuspended", "AccountSuspendedException", 400],
    ["SendingPaused", "SendingPausedException", 400],
  ] as const)("%s: nothing is sent, and SES says %s", async (kind, name, httpStatusCode) => {
    fault({ kind, count: 1 });
    await expect(send()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    expect(sent()).toEqual([]);
    await send();
    expect(sent()).toHaveLength(1);
  });

  it("lost response: the mail is sent and the sender does not learn it", async () => {
    fault({ kind: "LostResponse", count: 1 });
    await expect(send()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(sent()).toHaveLength(1);
  });

  it("latency: a mail whose sender has stopped waiting is still sent", async () => {
    fault({ kind: "Latency", latencyMs: 300, count: 1 });
    const Data = await compose();
    const command = new SendEmailCommand({ Content: { Raw: { Data } } });
    const abortSignal = AbortSignal.timeout(100);
    await expect(fn.ses.send(command, { abortSignal })).rejects.toMatchObject({ name: "AbortError" });
    expect(sent()).toEqual([]);
    await expect.poll(() => sent().length).toBe(1);
  });

  it("a function is killed after the mail is sent and before it is answered", async () => {
    proxied.proxy.killAfter("notice-consumer", "SendEmail");
    await expect(send()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(fn.killed).toBe(1);
    expect(sent()).toHaveLength(1);
  });
});
