import { MILLION, others, rsvps } from "./acts.ts";
import { provisioned, warmed } from "./crowd.ts";
import { type Bill, costOf, type Line, totalOf, tracesOf } from "./line.ts";
import { mailedNotices, message, pushedNotices } from "./notices.ts";
import { essentials, firstVisits, millionLooks, openPages, signedIn } from "./open-pages.ts";
import { AS_OF, PRICES, type Price } from "./prices.ts";
import { idle, webAcl } from "./standing.ts";

const usd = (amount: number): string => amount.toFixed(2);
const priceOf = (amount: number): string => amount.toLocaleString("en", { maximumSignificantDigits: 6 });
const quantity = (amount: number): string =>
  amount.toLocaleString("en", amount < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 });

/** One of a unit is singular. GB has no plural, so a plural after it belongs to another word. */
const unitOf = (amount: number, { unit }: Price): string =>
  amount === 1 && !unit.startsWith("GB ") ? unit.replace(/s\b/, "") : unit;

const rowOf = (line: Line): string =>
  `| ${line.what} | ${quantity(line.amount)} ${unitOf(line.amount, PRICES[line.priced])} | ${usd(costOf(line))} |`;

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
      (price) =>
        `| ${priceOf(price.usd)} | ${price.per.toLocaleString("en")} ${unitOf(price.per, price)} | ${price.source} |`,
    ),
  ].join("\n");

const tracesOneByOne: Line = { what: "X-Ray", amount: tracesOf(MILLION, 1), priced: "traces" };

/** `docs/costs.md`, made from counted units, assumptions and prices. */
export const costsDocument = (): string =>
  `${[
    "# What it costs",
    "`npm run costs` writes this page from the counts of the local runtime (`bench/costs/counted.ts`, checked by `test/service/budgets.test.ts`), assumptions\n(`bench/costs/assumed.ts`) and a table of prices (`bench/costs/prices.ts`). It deducts no free tier, unless a line says so. Do not edit it by hand.",
    tableOf(rsvps),
    `X-Ray traces the first request of each second. If a million RSVPs arrive one by one, each in its own second, the traces cost US$ ${usd(costOf(tracesOneByOne))} instead.`,
    "## A million other operations",
    "The prices include the requests of API and Lambda, their logs and traces.",
    summary(others),
    tableOf(mailedNotices),
    `${message.title}, with their mails: US$ ${usd(totalOf(message))}. ${message.about}`,
    tableOf(pushedNotices),
    tableOf(openPages),
    `No cache keeps the answers of GraphQL. If it reads those seats a million times, the read units alone cost US$ ${usd(totalOf(millionLooks))}.`,
    tableOf(firstVisits),
    tableOf(signedIn),
    `${essentials.title}: US$ ${usd(totalOf(essentials))}.`,
    tableOf(idle),
    `In addition, each outcome of RSVPs and each kind of notice that occurs is a custom metric, at US$ ${usd(PRICES.metrics.usd)} a month, charged by the hour. So are failures and refused requests.`,
    tableOf(warmed),
    tableOf(provisioned),
    tableOf(webAcl),
    prices(),
  ].join("\n\n")}\n`;

/** The figures that the README quotes. */
export const headlines = {
  tenThousandRsvps: usd(totalOf(rsvps) / 100),
  openPages: usd(totalOf(openPages)),
  idle: usd(totalOf(idle)),
};
