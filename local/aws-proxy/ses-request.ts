import PostalMime, { type Address, addressParser, type Email, type Mailbox } from "postal-mime";
import * as z from "zod/mini";
import { type AwsResponse, failure } from "./aws-response.ts";
import { problemOfAddress, problemOfMessage } from "./ses-rules.ts";

/** A mail that SES would accept. */
export interface SesMail {
  /** The senders of the request and of the message's own header, which may be the same. */
  readonly senders: readonly Mailbox[];
  readonly recipients: readonly string[];
  readonly feedbackAddress: string | undefined;
  readonly configurationSet: string | undefined;
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly raw: Buffer;
  readonly content: Email;
}

const addresses = z.optional(z.array(z.string()));
const Tag = z.string().check(z.regex(/^[\w-]{1,256}$/, "Tags have letters, digits, _ and -, at most 256."));

/** The members that are understood here. Others would change what SES does, so they are refused. */
const SendEmail = z.strictObject({
  FromEmailAddress: z.optional(z.string()),
  FeedbackForwardingEmailAddress: z.optional(z.string()),
  ConfigurationSetName: z.optional(z.string()),
  EmailTags: z.optional(z.array(z.object({ Name: Tag, Value: Tag }))),
  Destination: z.optional(
    z.strictObject({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
  ),
  Content: z.strictObject({ Raw: z.strictObject({ Data: z.base64() }) }),
});

const MAX_RECIPIENTS = 50;
const MAX_BASE64_BYTES = 40 * 1024 * 1024;

const invalid = (message: string): AwsResponse => failure("ses", "BadRequestException", message);

/** Reads the request as SES does. What SES would refuse comes back as its answer. */
export async function readSesMail(body: Record<string, unknown>): Promise<SesMail | AwsResponse> {
  const parsed = z.safeParse(SendEmail, body);
  if (!parsed.success)
    return invalid(`The local SES sends raw content only. ${z.prettifyError(parsed.error)}`);
  const { FromEmailAddress, Destination, Content } = parsed.data;
  if (Content.Raw.Data.length > MAX_BASE64_BYTES) return invalid("The message is longer than 40 MB.");
  const raw = Buffer.from(Content.Raw.Data, "base64");
  const content = await PostalMime.parse(raw);
  const own = FromEmailAddress === undefined ? [] : addressParser(FromEmailAddress);
  const senders = mailboxes([...own, ...(content.from ? [content.from] : [])]);
  const recipients = recipientsOf(Destination, content);
  const problem = problemOfMessage(raw, content) ?? problemOfAddresses(senders, recipients);
  if (problem !== undefined) return invalid(problem);
  return {
    senders,
    recipients: recipients.map(({ address }) => address),
    feedbackAddress: parsed.data.FeedbackForwardingEmailAddress,
    configurationSet: parsed.data.ConfigurationSetName,
    tags: Object.fromEntries((parsed.data.EmailTags ?? []).map(({ Name, Value }) => [Name, [Value]])),
    raw,
    content,
  };
}

/** The destination of the request wins over the addresses in the message. */
function recipientsOf(
  destination: z.output<typeof SendEmail>["Destination"],
  { to = [], cc = [], bcc = [] }: Email,
): Mailbox[] {
  if (destination === undefined) return mailboxes([...to, ...cc, ...bcc]);
  const given = Object.values(destination).flatMap((each) => each ?? []);
  return given.flatMap((each) => {
    const read = mailboxes(addressParser(each));
    return read.length > 0 ? read : [{ name: "", address: each }];
  });
}

const mailboxes = (given: readonly Address[]): Mailbox[] =>
  given.flatMap((each) => each.group ?? [each as Mailbox]);

function problemOfAddresses(senders: readonly Mailbox[], recipients: readonly Mailbox[]): string | undefined {
  if (recipients.length === 0) return "Missing required header 'To'.";
  if (recipients.length > MAX_RECIPIENTS) return `Recipient count exceeds ${MAX_RECIPIENTS}.`;
  return [...senders, ...recipients].map(({ address }) => problemOfAddress(address)).find(Boolean);
}
