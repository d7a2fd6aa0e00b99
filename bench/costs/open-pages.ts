import { MILLION, requests, tableOf } from "./acts.ts";
import { ASSUMED } from "./assumed.ts";
import { COUNTED, SESSIONS_COUNTED } from "./counted.ts";
import { type Bill, gb } from "./line.ts";

const { people, agendaSessions, looksPerHour, looksPerSecond, seatsKb, seatsMs } = ASSUMED;
const GRAPHQL_GB = 1;
const looks = people * looksPerHour;
const KB_PER_MB = 1_000;

/** Items are read one by one, so units grow with the agenda. */
export const unitsPerLook = Math.round((COUNTED.seats.readUnits * agendaSessions) / SESSIONS_COUNTED);

export const openPages: Bill = {
  title: `${people.toLocaleString("en")} people with an agenda of ${agendaSessions} sessions open for an hour`,
  about: `Seats are asked for every 15 to 60 s while the page is visible, an assumed ${looksPerHour} times an hour. Each look reads every session and its ledger: ${unitsPerLook} read units, ${COUNTED.seats.readUnits} of them counted for ${SESSIONS_COUNTED} sessions.`,
  lines: [
    ...tableOf({ ...COUNTED.seats, readUnits: unitsPerLook }, looks),
    ...requests(looks, GRAPHQL_GB, seatsMs, looksPerSecond),
    { what: "CloudFront, the API", amount: looks, priced: "edgeRequests" },
    {
      what: `CloudFront, answers of an assumed ${seatsKb} KB`,
      amount: gb(looks * seatsKb),
      priced: "edgeGb",
    },
  ],
};

export const millionLooks: Bill = {
  title: "A million looks at those seats, read units alone",
  about: "",
  lines: tableOf({ ...COUNTED.seats, readUnits: unitsPerLook }, MILLION),
};

export const firstVisits: Bill = {
  title: `${people.toLocaleString("en")} people who open the web app for the first time`,
  about: "Files are kept by browsers for a year: coming back costs next to nothing.",
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
    "With the service's own user pool (Cognito, plan Lite). The first 10,000 active users of an account are free each month, so a single conference of this size pays for e-mails alone. An issuer of yours costs what it costs.",
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
