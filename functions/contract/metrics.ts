/** Names of the metrics that functions emit and the dashboard and alarms read; the stack gives the namespace, dimension `service`. */
export const Metric = {
  /** Attempts, each with the further dimension `outcome`. */
  reserve: "Reserve",
  release: "Release",
  accept: "Accept",
  nudgeFailed: "NudgeFailed",
  offersMade: "OffersMade",
  autoConfirmed: "AutoConfirmed",
  offersAccepted: "OffersAccepted",
  offersDeclined: "OffersDeclined",
  offersExpired: "OffersExpired",
  /** In milliseconds, from when the place came free. */
  timeToOffer: "TimeToOffer",
  timeToAccept: "TimeToAccept",
  peopleWaiting: "PeopleWaiting",
  longestLine: "LongestLine",
  sessionsWithLine: "SessionsWithLine",
  ledgerDrift: "LedgerDrift",
  capacityViolations: "CapacityViolations",
} as const;

/** Outcomes of reserving that the dashboard singles out. */
export const Outcome = { reserved: "RESERVED", waitlisted: "WAITLISTED" } as const;
