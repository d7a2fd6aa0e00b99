import type { ApolloClient } from "@apollo/client";
import { expect, it, vi } from "vitest";
import { createSeatBoard } from "../../../web/src/embed/seat-board.ts";
import { createVisitor } from "../../../web/src/embed/visitor.ts";

/** A service whose sessions all have the same number of taken seats. */
async function aBoardFor(...sessionIds: readonly string[]) {
  const service = { taken: 0, there: true };
  const query = vi.fn(async ({ variables }: { variables: Record<string, string> }) => {
    if (!service.there) throw new TypeError("Failed to fetch");
    const sessions = Object.entries(variables).map(([alias, id]) => [alias, { id, taken: service.taken }]);
    return { data: Object.fromEntries(sessions) };
  });
  const visitor = createVisitor(() => undefined);
  const board = createSeatBoard({ query } as unknown as ApolloClient, () => visitor);
  const leave = sessionIds.map((id) => board.want(id, undefined));
  await vi.waitFor(() => expect(sessionIds.map(board.statusOf)).not.toContain("loading"));
  return { board, service, leave, query };
}

it("a change is a difference from the last answer", async () => {
  const { board, service } = await aBoardFor("a", "b");
  expect([await board.refresh(), await board.refresh()]).toEqual([true, false]);
  service.taken++;
  expect([await board.refresh(), await board.refresh()]).toEqual([true, false]);
});

it("a missing answer is no change, also when the service is back", async () => {
  const { board, service } = await aBoardFor("a");
  await board.refresh();
  service.there = false;
  expect(await board.refresh()).toBe(false);
  expect(board.statusOf("a")).toBe("there");
  service.there = true;
  expect(await board.refresh()).toBe(false);
});

it("no request is sent for sessions that no button shows any more", async () => {
  const { board, leave, query } = await aBoardFor("a", "b");
  leave[0]?.();
  query.mockClear();
  await board.refresh();
  expect(query.mock.calls.map(([{ variables }]) => variables)).toEqual([{ s0: "b" }]);
});
