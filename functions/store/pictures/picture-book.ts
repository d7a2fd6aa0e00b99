import type { PictureUse } from "../../core/pictures/picture.ts";
import type { PictureBook } from "../../core/pictures/picture-book.ts";
import { find } from "../dynamodb/find.ts";
import { settle } from "../dynamodb/settle.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { eventKey } from "../keys.ts";
import { toEvent } from "../programme/events.ts";

const ATTRIBUTE = { logo: "logoUrl", cover: "coverUrl" } as const satisfies Record<PictureUse, string>;

export function pictureBook(table: Table): PictureBook {
  return {
    async showPicture(eventId, use, path) {
      const Key = eventKey(eventId);
      const attribute = ATTRIBUTE[use];
      let item = await find(table, Key, (found) => found);
      for (;;) {
        if (item === null) return { kind: "event-not-found" };
        const replaced = textOrNull(item[attribute]);
        // Two changes at once would otherwise tell the same earlier picture, and one in between would never be removed.
        const unchanged = replaced === null ? "attribute_not_exists(#picture)" : "#picture = :replaced";
        const outcome = await settle(table, [
          {
            Key,
            UpdateExpression: path === null ? "REMOVE #picture" : "SET #picture = :path",
            ConditionExpression: `attribute_exists(PK) AND ${unchanged}`,
            ExpressionAttributeNames: { "#picture": attribute },
            ...valuesOf({ ":path": path, ":replaced": replaced }),
          },
        ]);
        if (outcome.kind === "committed") {
          const event = toEvent({ ...item, [attribute]: path } as Item);
          return { kind: "shown", event, replaced };
        }
        const [vote] = outcome.votes;
        item = vote.agreed ? item : vote.item;
      }
    },
  };
}

/** DynamoDB refuses values that no expression names, and an empty set of them. */
function valuesOf(values: Readonly<Record<string, string | null>>) {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  return given.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(given) };
}
