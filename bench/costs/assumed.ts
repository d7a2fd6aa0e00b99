/** Figures that are assumed, not counted; change them here to see the effect on `docs/costs.md`. */
export const ASSUMED = {
  /** The log of one request in KB: the function's lines and the access log's. */
  logKbPerRequest: 2,
  /** Most RSVPs come when registration opens. */
  rsvpsPerSecond: 10,
  rsvpMs: 30,
  /** Reading, counting and compressing the seats, or the agenda, of 800 sessions. */
  seatsMs: 120,
  /** In a crowd, this share of RSVPs conflicts with another one at the ledger and is retried. */
  retriesPercent: 25,
  /** A transaction has this many items, and DynamoDB charges two units for each, even if it fails. */
  itemsOfTransaction: 2,
  people: 10_000,
  /** From a deployment before the doors open to the one after the crowd. */
  provisionedHours: 3,
  agendaSessions: 800,
  /** A visible page asks for seats after 15 s, then ever more rarely up to every 60 s, and at once when it comes back into view. */
  looksPerHour: 80,
  /** Everybody is signed in. Their schedule is asked for when the page opens, and after an act of their own. */
  schedulesPerHour: 2,
  /** People on a waitlist or with an offer, whose pages ask every 15 s to 5 minutes. */
  waitingPercent: 10,
  schedulesPerHourOfWaiting: 60,
  scheduleKb: 4,
  scheduleMs: 50,
  /** One query. */
  rolesMs: 30,
  /** A browser asks once a day whether something waits for its person's address, and this part of them in an hour. */
  claimsPercent: 10,
  /** A look reads nothing while CloudFront's shield keeps the answer: `lib/constructs/website/public-reads.ts`. */
  seatsKeptSeconds: 2,
  programmeKeptSeconds: 10,
  /** Caches of CloudFront that ask the shield for one conference. */
  regionalCaches: 4,
  /** Compressed, with ids like those of 39C3 and a random number of people in every session, which is the worst case. */
  seatsKb: 19.7,
  agendaKb: 80,
  /** A visible page asks for the agenda again after half an hour. */
  agendasPerHour: 2,
  pageRequests: 12,
  pageRunsOfRouting: 3,
  pageMb: 0.2,
  websiteMb: 0.7,
  /** Putting a notice into the inbox, and writing, signing and sending its mail. */
  noticeMs: 30,
  mailMs: 150,
  mailKb: 16,
  /** Encrypting, signing and sending a push message to a device, and waiting for its push service. */
  pushMs: 150,
  /** Messages are padded to the size that every push service takes. */
  pushKb: 4.5,
  sweepMs: 60,
  dueNoticesMs: 60,
  auditMs: 2_000,
  daysPerMonth: 30,
  /** Lambda keeps five long polls of 20 s on an empty queue. */
  pollsPerMinute: 15,
  webAclRules: 2,
} as const;
