/** The calls to DynamoDB and SQS that one operation makes. */
export interface Counted {
  readonly calls: Readonly<Record<string, number>>;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** The agenda whose reads are counted: this many sessions, with abstracts of this length. */
export const SESSIONS_COUNTED = 200;
export const PAST_SESSIONS_COUNTED = 50;
export const MY_SESSIONS_COUNTED = 4;
/** The sessions of a person whose calendar feed is counted, and how many of them the person waits for. */
export const FEED_SESSIONS_COUNTED = { all: 50, waiting: 2 };
/** The recipients of an organizer's message whose notices and mails are counted. */
export const RECIPIENTS_COUNTED = 10;
export const ABSTRACT_CHARACTERS = 550;

/** The local runtime counted these; `test/service/budgets.test.ts` counts again. */
export const COUNTED = {
  /**
   * A person who has other sessions costs half a unit more for each, if the function instance does not remember them.
   */
  rsvp: { calls: { UpdateItem: 1, Query: 1, TransactWriteItems: 1 }, readUnits: 1, writeUnits: 6 },
  /** A seat for another one, with the message to the waitlist of the seat that is given up. */
  swap: {
    calls: { UpdateItem: 1, Query: 1, TransactWriteItems: 1, SendMessage: 1 },
    readUnits: 1,
    writeUnits: 10,
  },
  cancellation: {
    calls: { GetItem: 1, TransactWriteItems: 1, SendMessage: 1 },
    readUnits: 1,
    writeUnits: 7,
  },
  joining: {
    calls: { UpdateItem: 1, TransactWriteItems: 2, Query: 2, SendMessage: 1 },
    readUnits: 1.5,
    writeUnits: 7,
  },
  twoOffers: { calls: { BatchGetItem: 1, Query: 1, TransactWriteItems: 1 }, readUnits: 3.5, writeUnits: 9 },
  accepting: { calls: { Query: 1, TransactWriteItems: 1 }, readUnits: 1, writeUnits: 9 },
  /** An accepted offer for a seat in another session. */
  acceptingInExchange: {
    calls: { Query: 1, TransactWriteItems: 1, SendMessage: 1 },
    readUnits: 1,
    writeUnits: 14,
  },
  passing: {
    calls: { GetItem: 2, TransactWriteItems: 1, Query: 1, SendMessage: 1 },
    readUnits: 2.5,
    writeUnits: 9,
  },
  /** A seat for a person whose other sessions decide, and who waits for nothing else. */
  takenIfFree: {
    calls: { BatchGetItem: 1, Query: 2, GetItem: 1, TransactWriteItems: 1 },
    readUnits: 5.5,
    writeUnits: 8,
  },
  /** One of three sessions, of which the first has a free seat. */
  oneOfThree: {
    calls: { UpdateItem: 1, GetItem: 2, Query: 3, TransactWriteItems: 1 },
    readUnits: 5,
    writeUnits: 8,
  },
  /** The same, if all are full and the person has nothing in the event. */
  waitingForThree: {
    calls: { UpdateItem: 1, GetItem: 7, Query: 16, BatchGetItem: 2, TransactWriteItems: 10, SendMessage: 3 },
    readUnits: 23.5,
    writeUnits: 27,
  },
  /** The consumer confirms such a person, and the other two waits end. Their waitlists get a nudge. */
  wonOfThree: {
    calls: { BatchGetItem: 2, GetItem: 1, Query: 2, TransactWriteItems: 1, SendMessage: 2 },
    readUnits: 7.5,
    writeUnits: 17,
  },
  /** An organizer changes a session's rules. */
  change: {
    calls: { BatchGetItem: 2, TransactWriteItems: 1, Query: 1, SendMessageBatch: 1 },
    readUnits: 4.5,
    writeUnits: 5,
  },
  /** From the change in the table's stream to the mail, with its figure of the hour. Lambda reads the stream for free. */
  mailedNotice: {
    calls: { GetItem: 4, UpdateItem: 4, SendMessageBatch: 1, BatchGetItem: 1, SendEmail: 1 },
    readUnits: 8,
    writeUnits: 4,
  },
  /** The first ticket of a person: the ticket, the ways from its id and its code to it, and the call. */
  firstTicket: { calls: { GetItem: 2, UpdateItem: 1, TransactWriteItems: 1 }, readUnits: 2, writeUnits: 7 },
  /** Each time that the page of a ticket opens. */
  ticket: { calls: { GetItem: 2 }, readUnits: 2, writeUnits: 0 },
  replacedTicket: {
    calls: { GetItem: 2, UpdateItem: 1, TransactWriteItems: 1 },
    readUnits: 2,
    writeUnits: 11,
  },
  /** A check-in by a ticket, in a function instance that knows the keys. */
  checkIn: {
    calls: { BatchGetItem: 2, TransactWriteItems: 1, GetItem: 1 },
    readUnits: 3,
    writeUnits: 5,
  },
  /** Twenty-four check-ins by name, which a device has kept. The runtime counts one write of the index for all of them. */
  checkInsTogether: {
    calls: { GetItem: 2, BatchGetItem: 1, TransactWriteItems: 1 },
    readUnits: 26,
    writeUnits: 51,
  },
  /** Each time that a device of a door asks, and nothing has changed. */
  doorUnchanged: { calls: { GetItem: 2 }, readUnits: 2, writeUnits: 0 },
  /** A person's first feedback with a comment, in a session whose door was not used. */
  feedback: {
    calls: { BatchGetItem: 1, UpdateItem: 1, TransactWriteItems: 1 },
    readUnits: 4,
    writeUnits: 11,
  },
  /** An organizer's message to the people of one session, with all their mails. */
  messageWithMails: {
    calls: { GetItem: 23, BatchGetItem: 12, Query: 3, UpdateItem: 31, SendMessageBatch: 10, SendEmail: 10 },
    readUnits: 80.5,
    writeUnits: 31,
  },
  /** The same, if the person wants a push message alone. The consumer reads their devices. */
  pushedNotice: {
    calls: { GetItem: 4, UpdateItem: 4, SendMessageBatch: 1, BatchGetItem: 1 },
    readUnits: 8,
    writeUnits: 4,
  },
  /** Each minute, if no event takes place. */
  idleDueNotices: { calls: { Query: 9 }, readUnits: 4.5, writeUnits: 0 },
  idleSweep: { calls: { Query: 12 }, readUnits: 6, writeUnits: 0 },
  /** The audit's reads for an event whose sessions have all ended, with this many sessions. */
  auditOfPast: { calls: { Query: 1 }, readUnits: 5, writeUnits: 0 },
  /** The first look at an agenda, and the first after its programme was written. */
  agenda: { calls: { Query: 2, GetItem: 1, BatchGetItem: 2 }, readUnits: 146, writeUnits: 0 },
  /** Each later one. */
  seats: { calls: { Query: 1, GetItem: 1, BatchGetItem: 2 }, readUnits: 102, writeUnits: 0 },
  /** Each time that a calendar program asks, also if nothing has changed. */
  feed: { calls: { GetItem: 1, Query: 3, BatchGetItem: 2 }, readUnits: 29.5, writeUnits: 0 },
  newFeed: { calls: { UpdateItem: 1, GetItem: 1, TransactWriteItems: 1 }, readUnits: 1, writeUnits: 7 },
  /** A page of a roster with four people: their RSVPs, and whether their mails come back. */
  roster: { calls: { Query: 1, GetItem: 1, BatchGetItem: 1 }, readUnits: 3.5, writeUnits: 0 },
  /** What a person may do in which event, if they have no role. A page asks for it once an hour. */
  myRoles: { calls: { Query: 1 }, readUnits: 0.5, writeUnits: 0 },
  /** Whether something waits for a person's address, if nothing does. A page asks for it once a day. */
  claims: { calls: { Query: 1 }, readUnits: 1, writeUnits: 0 },
  mySchedule: { calls: { Query: 1, BatchGetItem: 1 }, readUnits: 5, writeUnits: 0 },
} satisfies Record<string, Counted>;

/** Metrics that the template's alarms watch; `test/costs/costs.test.ts` counts again. */
export const ALARM_METRICS = 24;

/** Metrics that schedules emit without any requests. */
export const IDLE_METRICS = 7;
