import type { Role, RoleHolder } from "../../core/roles/role.ts";
import { readItems } from "../dynamodb/batches.ts";
import { find } from "../dynamodb/find.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import { settle } from "../dynamodb/settle.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import type { Deletion, Write } from "../dynamodb/transact.ts";
import {
  EVENT_PREFIX,
  emailOfListing,
  eventIdOfRole,
  eventKey,
  eventRolesPartition,
  type Key,
  ROLE_PREFIX,
  roleKey,
  roleListingKey,
  rolesPartition,
} from "../keys.ts";
import { toEvent } from "../programme/events.ts";

export interface RoleToPut extends Pick<RoleHolder, "email" | "role" | "invitedBy"> {
  readonly eventId: string;
  /** Undefined: it stays as it is. */
  readonly name: string | null | undefined;
  /** ISO, UTC. It also asks for an invitation. */
  readonly at: string;
}

/**
 * Gives an address a role in an existing event. Both items are written together, so the list says what requests find.
 * Repeated it asks for another invitation. `null`: there is no such event.
 */
export async function putRole(table: Table, given: RoleToPut): Promise<RoleHolder | null> {
  const { eventId, email } = given;
  const { kind } = await settle(table, [
    { Key: eventKey(eventId), ConditionExpression: "attribute_exists(PK)" },
    roleWrite(roleKey(email, eventId), given),
    roleWrite(roleListingKey(eventId, email), given),
  ]);
  if (kind === "refused") return null;
  const holder = await find(table, roleListingKey(eventId, email), toRoleHolder);
  // Somebody may have taken it away again.
  return holder ?? { ...given, name: given.name ?? null, invitedAt: given.at };
}

function roleWrite(Key: Key, { role, name, invitedBy, at }: RoleToPut): Write {
  const names = { "#role": "role", ...(name !== undefined && { "#name": "name" }) };
  return {
    Key,
    UpdateExpression: `SET #role = :role, askedAt = :at, invitedAt = if_not_exists(invitedAt, :at), invitedBy = if_not_exists(invitedBy, :by)${name === undefined ? "" : ", #name = :name"}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ...{ ":role": role, ":at": at, ":by": invitedBy },
      ...(name !== undefined && { ":name": name }),
    },
  };
}

/** Takes the role of an address away. There may be none. */
export async function deleteRole(table: Table, eventId: string, email: string): Promise<void> {
  await settle(table, [deletion(roleKey(email, eventId)), deletion(roleListingKey(eventId, email))]);
}

const deletion = (Key: Key): Deletion => ({ deletes: true, Key });

/** Lists the addresses with a role in an event, in their order. */
export async function listRoles(table: Table, eventId: string): Promise<RoleHolder[]> {
  const holders: RoleHolder[] = [];
  for await (const page of queryPages(table, partition(eventRolesPartition(eventId), ROLE_PREFIX)))
    holders.push(...page.map(toRoleHolder));
  return holders;
}

export const toRoleHolder = (item: Item): RoleHolder => ({
  email: emailOfListing(item),
  role: item.role as Role,
  name: textOrNull(item.name),
  invitedAt: String(item.invitedAt),
  invitedBy: textOrNull(item.invitedBy),
});

export interface RoleInEvent {
  readonly eventId: string;
  readonly title: string;
  readonly role: Role;
}

/** Lists the roles of an address, with the titles of their events. The pages ask often, so it may be a second old. */
export async function rolesOf(table: Table, email: string): Promise<RoleInEvent[]> {
  const items = await roleItems(table, email, { consistent: false });
  const events = await readItems(
    table,
    items.map((item) => eventKey(eventIdOfRole(item))),
  );
  const titles = new Map(events.map(toEvent).map(({ eventId, title }) => [eventId, title]));
  return items.map((item) => {
    const eventId = eventIdOfRole(item);
    return { eventId, title: titles.get(eventId) ?? eventId, role: item.role as Role };
  });
}

export interface StoredRole extends Record<string, unknown> {
  readonly eventId: string;
}

/** Everything that is stored about the roles of an address. */
export const storedRolesOf = async (table: Table, email: string): Promise<StoredRole[]> =>
  (await roleItems(table, email)).map((item) => {
    const { PK: _, SK: __, ...facts } = item;
    return { eventId: eventIdOfRole(item), ...facts };
  });

/** Takes all roles of an address away. It may be repeated. */
export async function forgetRoles(table: Table, email: string): Promise<void> {
  for (const item of await roleItems(table, email)) await deleteRole(table, eventIdOfRole(item), email);
}

async function roleItems(table: Table, email: string, { consistent = true } = {}): Promise<Item[]> {
  const items: Item[] = [];
  const query = { ...partition(rolesPartition(email), EVENT_PREFIX), ConsistentRead: consistent };
  for await (const page of queryPages(table, query)) items.push(...page);
  return items;
}
