import { expect, inject, it } from "vitest";
import { readFigures } from "../../../functions/store/programme/sessions.ts";
import { newTable } from "../../support/table.ts";
import { playedSession } from "../seats/played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();

it("counts the offers that nobody has answered, also one that has expired and is not swept yet", async () => {
  const table = await newTable(inject("dynamodbEndpoint"));
  const session = await playedSession(table, { settings: { capacity: 2 } });
  const quiet = await playedSession(table);
  for (const user of ["ben", "eve"]) await session.reserve(user, at(0));
  for (const user of ["ada", "kim"]) await session.join(user, at(1));
  for (const user of ["ben", "eve"]) await session.cancel(user, at(2));
  await session.serve(at(3));
  const openOffers = async () => {
    const figures = await readFigures(table, "conf");
    return [session, quiet].map(
      ({ sessionId }) => figures.find((each) => each.sessionId === sessionId)?.offersOpen,
    );
  };
  expect(await openOffers()).toEqual([2, 0]);
  await session.accept("ada", at(4));
  expect(await openOffers()).toEqual([1, 0]);
  await session.sweep(at(55));
  expect(await openOffers()).toEqual([1, 0]);
  await session.sweep(at(65));
  expect(await openOffers()).toEqual([0, 0]);
});

it("counts no offers of other events", async () => {
  const table = await newTable(inject("dynamodbEndpoint"));
  const session = await playedSession(table);
  await session.reserve("ben", at(0));
  await session.join("ada", at(1));
  await session.cancel("ben", at(2));
  await session.serve(at(3));
  expect(await readFigures(table, "con")).toEqual([]);
  expect((await readFigures(table, "conf")).map(({ offersOpen }) => offersOpen)).toEqual([1]);
});
