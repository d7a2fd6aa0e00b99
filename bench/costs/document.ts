import { MILLION, others, rsvps } from "./acts.ts";
import { type Bill, costOf, type Line, totalOf, tracesOf } from "./line.ts";
import { essentials, firstVisits, millionLooks, openPages, signedIn } from "./open-pages.ts";
import { AS_OF, PRICES } from "./prices.ts";
import { idle, webAcl } from "./standing.ts";

const usd = (amount: number): string => amount.toFixed(2);
const priceOf = (amount: number): string => amount.toLocaleString("en", { maximumSignificantDigits: 6 });
const quantity = (amount: number): string =>
  amount.toLocaleString("en", amount < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 });

const rowOf = (line: Line): string =>
  `| ${line.what} | ${quantity(line.amount)} ${PRICES[line.priced].unit} | ${usd(costOf(line))} |`;

const tableOf = (bill: Bill): string =>
  [
    `## ${bill.title}`,
    "",
    bill.about,
    "",
    "| what | how much | US$ |",
    "|---|---|---|",
    ...bill.lines.map(rowOf),
    `| **together** | | **${usd(totalOf(bill))}** |`,
  ].join("\n");

const summary = (bills: readonly Bill[]): string =>
  ["| what | US$ |", "|---|---|", ...bills.map((bill) => `| ${bill.title} | ${usd(totalOf(bill))} |`)].join(
    "\n",
  );

const prices = (): string =>
  [
    "## Prices",
    "",
    `List prices of us-east-1 as of ${AS_OF}; each has its page. Where a price falls with the amount, it is that of the first step.`,
    "",
    "| US$ | for | source |",
    "|---|---|---|",
    ...Object.values(PRICES).map(
      ({ usd: amount, per, unit, source }) =>
        `| ${priceOf(amount)} | ${per.toLocaleString("en")} ${unit} | ${source} |`,
    ),
  ].join("\n");

const tracesOneByOne: Line = { what: "X-Ray", amount: tracesOf(MILLION, 1), priced: "traces" };

/** `docs/costs.md`, made from counted units, assumptions and prices. */
export const costsDocument = (): string =>
  `${[
    "# What it costs",
    "Written by `npm run costs` from what the local runtime counts (`bench/costs/counted.ts`, which `test/service/budgets.test.ts` holds to), what is assumed\n(`bench/costs/assumed.ts`) and a table of prices (`bench/costs/prices.ts`). No free tier is taken off, unless a line says so. Do not edit it by hand.",
    tableOf(rsvps),
    `X-Ray traces the first request of each second: a million RSVPs that come one by one, each in a second of its own, cost US$ ${usd(costOf(tracesOneByOne))} of traces instead.`,
    "## A million of something else",
    "With the requests of API and Lambda, their logs and traces.",
    summary(others),
    tableOf(openPages),
    `${millionLooks.title}: US$ ${usd(totalOf(millionLooks))}.`,
    tableOf(firstVisits),
    tableOf(signedIn),
    `${essentials.title}: US$ ${usd(totalOf(essentials))}.`,
    tableOf(idle),
    `Beside it, each outcome of RSVPs that occurs is a custom metric, at US$ ${usd(PRICES.metrics.usd)} a month and by the hour, and so are failures and requests that are turned away.`,
    tableOf(webAcl),
    prices(),
  ].join("\n\n")}\n`;

/** The figures that the README quotes. */
export const headlines = {
  tenThousandRsvps: usd(totalOf(rsvps) / 100),
  openPages: usd(totalOf(openPages)),
  idle: usd(totalOf(idle)),
};
