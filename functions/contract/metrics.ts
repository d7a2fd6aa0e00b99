/** Names of the metrics that functions emit and the dashboard and alarms read; the stack gives the namespace, dimension `service`. */
export const Metric = {
  /** Attempts, each with the further dimension `outcome`. */
  reserve: "Reserve",
  release: "Release",
  accept: "Accept",
  nudgeFailed: "NudgeFailed",
  /** Answers of status 200 that carry a failure of ours, as those of GraphQL do. */
  failureInAnswer: "FailureInAnswer",
  /** Requests that API Gateway turned away by itself; the access log tells, not a function, and it has no dimension. */
  throttled: "Throttled",
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
