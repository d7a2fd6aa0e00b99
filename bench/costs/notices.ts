import { tableOf } from "./acts.ts";
import { ASSUMED } from "./assumed.ts";
import { COUNTED } from "./counted.ts";
import { type Bill, gb, type Line, tracesOf } from "./line.ts";

const THOUSAND = 1_000;
const MEMORY_GB = 0.5;
const { noticeMs, mailMs, pushMs, logKbPerRequest, rsvpsPerSecond, mailKb, pushKb } = ASSUMED;
/** One function puts the notice into the inbox, and another one sends it. */
const RUNS = 2 * THOUSAND;

/** What each way to send a notice costs beside the table and the sending itself. */
const running = (what: string, sendingMs: number): readonly Line[] => [
  { what: "Lambda, invocations", amount: RUNS, priced: "invocations" },
  {
    what: `Lambda, ${MEMORY_GB} GB for an assumed ${noticeMs} ms a notice and ${sendingMs} ms a ${what}`,
    amount: (MEMORY_GB * THOUSAND * (noticeMs + sendingMs)) / 1_000,
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

export const mailedNotices: Bill = {
  title: "A thousand notices by mail",
  about: `One notice is written into the inbox and sent as a mail of an assumed ${mailKb} KB. Functions take changes and messages in batches, but this is the price if each comes alone. Lambda reads the table's stream for free.`,
  lines: [
    ...tableOf(COUNTED.mailedNotice, THOUSAND),
    { what: "SES, mails", amount: THOUSAND, priced: "emails" },
    { what: "SES, their attachments", amount: gb(THOUSAND * mailKb), priced: "mailGb" },
    ...running("mail", mailMs),
  ],
};

export const pushedNotices: Bill = {
  title: "A thousand notices by push message",
  about:
    "The person has one device and wants no mail. Push services cost nothing. If the notice is mailed as well, its write into the inbox is paid once.",
  lines: [
    ...tableOf(COUNTED.pushedNotice, THOUSAND),
    {
      what: `Messages of ${pushKb} KB to push services`,
      amount: gb(THOUSAND * pushKb),
      priced: "internetGb",
    },
    ...running("push message", pushMs),
  ],
};
