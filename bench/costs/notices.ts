import { tableOf } from "./acts.ts";
import { ASSUMED } from "./assumed.ts";
import { COUNTED, type Counted, RECIPIENTS_COUNTED } from "./counted.ts";
import { type Bill, gb, type Line, tracesOf } from "./line.ts";

const HUNDRED_THOUSAND = 100_000;
const MEMORY_GB = 0.5;
const { noticeMs, mailMs, pushMs, logKbPerRequest, rsvpsPerSecond, mailKb, pushKb } = ASSUMED;
/** One function puts the notice into the inbox, and another one sends it. */
const RUNS = 2 * HUNDRED_THOUSAND;

/** What each way to send a notice costs beside the table and the sending itself. */
const running = (what: string, sendingMs: number): readonly Line[] => [
  { what: "Lambda, invocations", amount: RUNS, priced: "invocations" },
  {
    what: `Lambda, ${MEMORY_GB} GB for an assumed ${noticeMs} ms a notice and ${sendingMs} ms a ${what}`,
    amount: (MEMORY_GB * HUNDRED_THOUSAND * (noticeMs + sendingMs)) / 1_000,
    priced: "gbSeconds",
  },
  {
    what: `CloudWatch Logs, an assumed ${logKbPerRequest} KB a run`,
    amount: gb(RUNS * logKbPerRequest),
    priced: "logGb",
  },
  {
    what: `X-Ray, at ${rsvpsPerSecond} a second: the first of each second and 5 % of the others`,
    amount: tracesOf(RUNS, rsvpsPerSecond),
    priced: "traces",
  },
];

/** What a hundred thousand mails cost beside the table and its queues. */
const mailing: readonly Line[] = [
  { what: "SES, mails", amount: HUNDRED_THOUSAND, priced: "emails" },
  { what: "SES, their attachments", amount: gb(HUNDRED_THOUSAND * mailKb), priced: "mailGb" },
  ...running("mail", mailMs),
];

export const mailedNotices: Bill = {
  title: "100,000 notices by mail",
  about: `One notice is written into the inbox and sent as a mail of an assumed ${mailKb} KB. Functions take changes and messages in batches, but this is the price if each comes alone. Lambda reads the table's stream for free.`,
  lines: [...tableOf(COUNTED.mailedNotice, HUNDRED_THOUSAND), ...mailing],
};

export const pushedNotices: Bill = {
  title: "100,000 notices by push message",
  about:
    "The person has one device and wants no mail. Push services cost nothing. If the notice is mailed as well, its write into the inbox is paid once.",
  lines: [
    ...tableOf(COUNTED.pushedNotice, HUNDRED_THOUSAND),
    {
      what: `Messages of ${pushKb} KB to push services`,
      amount: gb(HUNDRED_THOUSAND * pushKb),
      priced: "internetGb",
    },
    ...running("push message", pushMs),
  ],
};

/** The share of one recipient. */
const share: Counted = {
  calls: Object.fromEntries(
    Object.entries(COUNTED.messageWithMails.calls).map(([name, calls]) => [name, calls / RECIPIENTS_COUNTED]),
  ),
  readUnits: COUNTED.messageWithMails.readUnits / RECIPIENTS_COUNTED,
  writeUnits: COUNTED.messageWithMails.writeUnits / RECIPIENTS_COUNTED,
};

export const message: Bill = {
  title: "A message of an organizer to 100,000 people",
  about: `The units are the tenth of a message to ${RECIPIENTS_COUNTED} people of one session, so a larger one costs a little less. The rest is as above, although one run tells thousands of people.`,
  lines: [...tableOf(share, HUNDRED_THOUSAND), ...mailing],
};
