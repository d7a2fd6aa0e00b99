import { ASSUMED } from "./assumed.ts";
import { COUNTED, type Counted } from "./counted.ts";
import { type Bill, gb, type Line, tracesOf } from "./line.ts";

export const MILLION = 1_000_000;
const MEMORY_GB = { reservations: 0.5, consumer: 0.5, organizer: 1 };
/** A message is sent, received and deleted. */
const QUEUE_REQUESTS_PER_MESSAGE = 3;

/** The cost of API requests, with everything except the table. */
export function requests(count: number, memoryGb: number, ms: number, perSecond: number): Line[] {
  return [
    { what: "API Gateway", amount: count, priced: "apiRequests" },
    { what: "Lambda, invocations", amount: count, priced: "invocations" },
    {
      what: `Lambda, ${memoryGb} GB for an assumed ${ms} ms`,
      amount: (count * memoryGb * ms) / 1_000,
      priced: "gbSeconds",
    },
    {
      what: `CloudWatch Logs, an assumed ${ASSUMED.logKbPerRequest} KB a request`,
      amount: gb(count * ASSUMED.logKbPerRequest),
      priced: "logGb",
    },
    {
      what: `X-Ray, at ${perSecond} a second: the first of each second and 5 % of the others`,
      amount: tracesOf(count, perSecond),
      priced: "traces",
    },
  ];
}

/** The cost of this many calls of the table and the queue. */
export function tableOf({ calls, readUnits, writeUnits }: Counted, count: number): Line[] {
  const messages = (calls.SendMessage ?? 0) + (calls.SendMessageBatch ?? 0);
  const lines: Line[] = [
    { what: `DynamoDB, ${writeUnits} write units each`, amount: count * writeUnits, priced: "writeUnits" },
    {
      what: `DynamoDB, ${readUnits} read ${readUnits === 1 ? "unit" : "units"} each`,
      amount: count * readUnits,
      priced: "readUnits",
    },
    { what: "SQS", amount: count * messages * QUEUE_REQUESTS_PER_MESSAGE, priced: "queueRequests" },
  ];
  return lines.filter(({ amount }) => amount > 0);
}

const { rsvpMs, rsvpsPerSecond, retriesPercent, itemsOfTransaction } = ASSUMED;
const rsvpRequests = (count: number) => requests(count, MEMORY_GB.reservations, rsvpMs, rsvpsPerSecond);
const UNITS_PER_REFUSED_TRANSACTION = 2 * itemsOfTransaction;
/** A refused RSVP writes its rate window and pays for a transaction that does not commit. */
const refused: Counted = { ...COUNTED.rsvp, writeUnits: 1 + UNITS_PER_REFUSED_TRANSACTION };

export const rsvps: Bill = {
  title: "A million RSVPs",
  about: `One RSVP is ${Object.values(COUNTED.rsvp.calls).length} calls of the table. In a crowd, an assumed ${retriesPercent} of a hundred conflict with another RSVP and are retried. A refused transaction costs as much as a successful one, without the index.`,
  lines: [
    ...tableOf(COUNTED.rsvp, MILLION),
    {
      what: `DynamoDB, refused transactions, ${UNITS_PER_REFUSED_TRANSACTION} write units each`,
      amount: (MILLION * retriesPercent * UNITS_PER_REFUSED_TRANSACTION) / 100,
      priced: "writeUnits",
    },
    ...rsvpRequests(MILLION),
  ],
};

/** The cost of a million of each, with the request that triggers it. */
const asked: readonly [what: string, counted: Counted][] = [
  ["An RSVP that is refused, because the session is full", refused],
  ["A cancellation, with its message", COUNTED.cancellation],
  ["A swap of one seat for another, with its message", COUNTED.swap],
  ["Joining the waitlist", COUNTED.joining],
  ["A request for one of three sessions, if the first has a free seat", COUNTED.oneOfThree],
  ["The same if all three are full, with its messages", COUNTED.waitingForThree],
  ["Accepting an offer", COUNTED.accepting],
  ["Passing an offer", COUNTED.passing],
  ["Making a ticket", COUNTED.firstTicket],
  ["A check-in by a ticket", COUNTED.checkIn],
  ["24 check-ins that a device has kept, sent together", COUNTED.checkInsTogether],
  ["Feedback with a comment", COUNTED.feedback],
];

/** This is two offers at once, as one run of the consumer makes them when two seats are free. */
const offered: Bill = {
  title: "A seat that is offered after a message",
  about: "",
  lines: [
    ...tableOf(COUNTED.twoOffers, MILLION / 2),
    ...requests(MILLION / 2, MEMORY_GB.consumer, rsvpMs, rsvpsPerSecond).filter(
      ({ priced }) => priced !== "apiRequests",
    ),
  ],
};

/** Organizers are few: each of their requests is the first of its second. */
const changed: Bill = {
  title: "A session that an organizer changes",
  about: "",
  lines: [...tableOf(COUNTED.change, MILLION), ...requests(MILLION, MEMORY_GB.organizer, rsvpMs, 1)],
};

export const others: readonly Bill[] = [
  ...asked.map(([title, counted]) => ({
    title,
    about: "",
    lines: [...tableOf(counted, MILLION), ...rsvpRequests(MILLION)],
  })),
  offered,
  changed,
];
