import type { Role } from "../../core/roles/role.ts";
import { find } from "../dynamodb/find.ts";
import type { Table } from "../dynamodb/table.ts";
import { roleKey } from "../keys.ts";

/** The role of an address in an event: one read, so a role that is taken away is gone with the next request. */
export const roleFinder =
  (table: Table) =>
  (email: string, eventId: string): Promise<Role | null> =>
    find(table, roleKey(email, eventId), (item) => item.role as Role);
