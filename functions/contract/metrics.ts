/**
 * Names of the metrics. Functions emit them, and the dashboard and alarms read them. The stack gives the
 * namespace and the dimension `service`.
 */
export const Metric = {
  /** Calls that act on an RSVP, each with the further dimension `outcome`. */
  reserve: "Reserve",
  release: "Release",
  accept: "Accept",
  pass: "Pass",
  nudgeFailed: "NudgeFailed",
  /** Answers of status 200 that contain a failure of ours, as GraphQL answers can. */
  failureInAnswer: "FailureInAnswer",
  /** Requests that API Gateway rejected itself. The metric comes from the access log and has no dimension. */
  throttled: "Throttled",
  offersMade: "OffersMade",
  autoConfirmed: "AutoConfirmed",
  offersAccepted: "OffersAccepted",
  offersDeclined: "OffersDeclined",
  offersExpired: "OffersExpired",
  /** Milliseconds since the seat came free. */
  timeToOffer: "TimeToOffer",
  timeToAccept: "TimeToAccept",
  peopleWaiting: "PeopleWaiting",
  longestWaitlist: "LongestLine",
  sessionsWithWaitlist: "SessionsWithLine",
  notices: "Notices",
  /** Each with the dimensions `channel` and `outcome`. */
  noticesSent: "NoticesSent",
  /** One for each run of the schedule that finds what is due. */
  dueNoticesRun: "DueNoticesRun",
  /** Milliseconds from the cause of a notice until it was handed over. */
  timeToTell: "TimeToTell",
  ledgerDrift: "LedgerDrift",
  capacityViolations: "CapacityViolations",
} as const;

/** The outcomes of reserving that the dashboard shows separately. */
export const Outcome = { reserved: "RESERVED", waitlisted: "WAITLISTED" } as const;
