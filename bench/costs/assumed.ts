/** Figures that are assumed, not counted; change them here to see the effect on `docs/costs.md`. */
export const ASSUMED = {
  /** The log of one request in KB: the function's lines and the access log's. */
  logKbPerRequest: 2,
  /** Most RSVPs come when registration opens. */
  rsvpsPerSecond: 10,
  rsvpMs: 30,
  /** The time to read, count and compress an agenda of 800 sessions. */
  seatsMs: 120,
  /** In a crowd, this share of RSVPs conflicts with another one at the ledger and is retried. */
  retriesPercent: 25,
  /** A transaction has this many items, and DynamoDB charges two units for each, even if it fails. */
  itemsOfTransaction: 2,
  people: 10_000,
  agendaSessions: 800,
  /** A visible page asks for seats every 15 to 60 s. */
  looksPerHour: 100,
  looksPerSecond: 280,
  seatsKb: 12,
  pageRequests: 12,
  pageRunsOfRouting: 3,
  pageMb: 0.2,
  websiteMb: 0.7,
  sweepMs: 60,
  auditMs: 2_000,
  daysPerMonth: 30,
  /** Lambda keeps five long polls of 20 s on an empty queue. */
  pollsPerMinute: 15,
  webAclRules: 2,
} as const;
