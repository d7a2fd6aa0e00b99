import { MILLION, requests, tableOf } from "./acts.ts";
import { ASSUMED } from "./assumed.ts";
import { COUNTED, MY_SESSIONS_COUNTED, SESSIONS_COUNTED } from "./counted.ts";
import { type Bill, gb, type Line } from "./line.ts";

const { people, agendaSessions, looksPerHour, seatsKb, agendaKb, agendasPerHour, seatsMs, regionalCaches } =
  ASSUMED;
const { seatsKeptSeconds, programmeKeptSeconds } = ASSUMED;
const CATALOGUE_MEMORY_GB = 1;
const READER_MEMORY_GB = 0.5;
const SECONDS_PER_HOUR = 3_600;
const looks = people * looksPerHour;
/** What gets as far as the API in an hour: one request each time that the shield has nothing. */
const seatsReads = SECONDS_PER_HOUR / seatsKeptSeconds;
const agendaReads = SECONDS_PER_HOUR / programmeKeptSeconds;
const reads = seatsReads + agendaReads;
const KB_PER_MB = 1_000;

const {
  schedulesPerHour,
  waitingPercent,
  schedulesPerHourOfWaiting,
  scheduleKb,
  scheduleMs,
  rolesMs,
  claimsPercent,
} = ASSUMED;
const schedules = people * schedulesPerHour + ((people * waitingPercent) / 100) * schedulesPerHourOfWaiting;
/** A page asks once an hour whether its person organizes anything. */
const roles = people;
const claims = (people * claimsPercent) / 100;
/** The page asks for event, agenda and seats. */
const publicRequests = looks + 2 * agendasPerHour * people;

/** The event, and the count of its programme's writes. */
const UNITS_WITHOUT_SESSIONS = 2;
/** Ledgers are read one by one, so units grow with the agenda. The programme is kept. */
export const unitsPerLook = Math.round(
  ((COUNTED.seats.readUnits - UNITS_WITHOUT_SESSIONS) * agendaSessions) / SESSIONS_COUNTED +
    UNITS_WITHOUT_SESSIONS,
);

export const openPages: Bill = {
  title: `${people.toLocaleString("en")} people with an agenda of ${agendaSessions} sessions open for an hour`,
  about: `Each loads the agenda ${agendasPerHour} times, and asks for its seats while the page is visible, an assumed ${looksPerHour} times an hour. CloudFront answers from an assumed ${regionalCaches} caches. They ask the shield, and only the shield asks the API, every ${seatsKeptSeconds} seconds for seats and every ${programmeKeptSeconds} seconds for the agenda. Such a request reads every ledger and no programme: ${unitsPerLook} read units, because ${COUNTED.seats.readUnits} were counted for ${SESSIONS_COUNTED} sessions. Everybody is signed in, and no cache keeps personal answers. A page asks once an hour for the roles of its person, and once a day whether something waits for their address: an assumed ${claimsPercent} % of the pages in this hour. Each person asks for My Schedule ${schedulesPerHour} times an hour, and the ${waitingPercent} % who wait ask an assumed ${schedulesPerHourOfWaiting} times more.`,
  lines: [
    ...tableOf({ ...COUNTED.seats, readUnits: unitsPerLook }, reads),
    ...requests(reads, CATALOGUE_MEMORY_GB, seatsMs, 1),
    {
      what: "CloudFront, the API",
      amount: publicRequests + schedules + roles + claims,
      priced: "edgeRequests",
    },
    {
      what: "CloudFront Functions, which tell organizers from others",
      amount: publicRequests,
      priced: "edgeFunctions",
    },
    {
      what: `CloudFront, the shield, asked by an assumed ${regionalCaches} caches`,
      amount: reads * regionalCaches,
      priced: "shieldRequests",
    },
    {
      what: `CloudFront, seats of an assumed ${seatsKb} KB`,
      amount: gb(looks * seatsKb),
      priced: "edgeGb",
    },
    {
      what: `CloudFront, agendas of an assumed ${agendaKb} KB`,
      amount: gb(people * agendasPerHour * agendaKb),
      priced: "edgeGb",
    },
    ...personal(),
    ...rolesOfPeople(),
    ...claimsOfPeople(),
  ],
};

function rolesOfPeople(): Line[] {
  const perSecond = Math.round(roles / SECONDS_PER_HOUR);
  const lines = [
    ...tableOf(COUNTED.myRoles, roles),
    ...requests(roles, READER_MEMORY_GB, rolesMs, perSecond),
  ];
  return lines.map((line) => ({ ...line, what: `Roles: ${line.what}` }));
}

function claimsOfPeople(): Line[] {
  const perSecond = Math.round(claims / SECONDS_PER_HOUR);
  const lines = [
    ...tableOf(COUNTED.claims, claims),
    ...requests(claims, READER_MEMORY_GB, rolesMs, perSecond),
  ];
  return lines.map((line) => ({ ...line, what: `Claims: ${line.what}` }));
}

function personal(): Line[] {
  const perSecond = Math.round(schedules / SECONDS_PER_HOUR);
  const lines = [
    ...tableOf(COUNTED.mySchedule, schedules),
    ...requests(schedules, READER_MEMORY_GB, scheduleMs, perSecond),
    { what: `CloudFront, an assumed ${scheduleKb} KB`, amount: gb(schedules * scheduleKb), priced: "edgeGb" },
  ] as const;
  return lines.map((line) => ({
    ...line,
    what: `My Schedule of ${MY_SESSIONS_COUNTED} sessions: ${line.what}`,
  }));
}

export const millionLooks: Bill = {
  title: "A million readings of those seats by GraphQL",
  about: "",
  lines: tableOf({ ...COUNTED.seats, readUnits: unitsPerLook }, MILLION),
};

export const firstVisits: Bill = {
  title: `${people.toLocaleString("en")} people who open the web app for the first time`,
  about: "Browsers keep the files for a year, so coming back costs almost nothing.",
  lines: [
    {
      what: `CloudFront, an assumed ${ASSUMED.pageRequests} requests each`,
      amount: people * ASSUMED.pageRequests,
      priced: "edgeRequests",
    },
    {
      what: `CloudFront, ${ASSUMED.pageMb} MB each`,
      amount: gb(people * ASSUMED.pageMb * KB_PER_MB),
      priced: "edgeGb",
    },
    {
      what: "CloudFront Functions, for the page, the configuration and the icon",
      amount: people * ASSUMED.pageRunsOfRouting,
      priced: "edgeFunctions",
    },
  ],
};

export const signedIn: Bill = {
  title: `${people.toLocaleString("en")} people who sign in within a month`,
  about:
    "The user pool is the service's own (Cognito, plan Lite). The first 10,000 active users of an account are free each month, so a single conference of this size pays only for e-mails. The price of another issuer is not included.",
  lines: [
    { what: "Cognito, active users", amount: people, priced: "usersLite" },
    { what: "SES, a code for each sign-up", amount: people, priced: "emails" },
  ],
};

export const essentials: Bill = {
  title: "The same users with the plan Essentials",
  about: "",
  lines: [{ what: "Cognito, active users", amount: people, priced: "usersEssentials" }],
};
