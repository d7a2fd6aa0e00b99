/** What is not counted but taken for granted: change it here to see what it does to `docs/costs.md`. */
export const ASSUMED = {
  /** What a function and the access log write for one request, in KB. */
  logKbPerRequest: 2,
  /** RSVPs come together when registration opens. */
  rsvpsPerSecond: 10,
  rsvpMs: 30,
  /** Reading, counting and compressing the seats, or the agenda, of 800 sessions. */
  seatsMs: 120,
  /** Of a crowd's RSVPs, so many of a hundred meet another one in the ledger and are tried again. */
  retriesPercent: 25,
  /** Each has this many items, and DynamoDB charges two units for each, carried out or not. */
  itemsOfTransaction: 2,
  people: 10_000,
  agendaSessions: 800,
  /** Seats are asked for every 15 to 60 s while the page is visible. */
  looksPerHour: 100,
  /** A look reads nothing while CloudFront's shield keeps the answer: `lib/constructs/website/public-reads.ts`. */
  seatsKeptSeconds: 2,
  programmeKeptSeconds: 10,
  /** Caches of CloudFront that ask the shield for one conference. */
  regionalCaches: 4,
  /** Compressed, with ids like those of 39C3 and a random number of people in every session, which is the worst case. */
  seatsKb: 19.7,
  agendaKb: 80,
  pageRequests: 12,
  pageRunsOfRouting: 3,
  pageMb: 0.2,
  websiteMb: 0.7,
  sweepMs: 60,
  auditMs: 2_000,
  daysPerMonth: 30,
  /** Lambda keeps five long polls of 20 s at an empty queue. */
  pollsPerMinute: 15,
  webAclRules: 2,
} as const;
