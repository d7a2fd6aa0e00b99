import { ApolloClient, ApolloLink, HttpLink } from "@apollo/client";
import { SetContextLink } from "@apollo/client/link/context";
import { createCache } from "../api/api-client.ts";
import { dropWishes } from "../features/rsvp/wishes.ts";
import { advice, complain, diagnose } from "./diagnose.ts";
import { createSeatBoard, type SeatBoard } from "./seat-board.ts";
import { createVisitor, type Visitor } from "./visitor.ts";

/** Everything that a page's buttons of one service share. */
export interface Connection {
  readonly url: string;
  readonly client: ApolloClient;
  readonly visitor: Visitor;
  readonly board: SeatBoard;
}

const connections = new Map<string, Connection>();

/** @param apiUrl the address before `/api`; if empty, the page's own origin */
export function connectionTo(apiUrl: string): Connection {
  const url = serviceUrl(apiUrl);
  const known = connections.get(url);
  if (known !== undefined) return known;
  const made = connect(url);
  connections.set(url, made);
  return made;
}

function serviceUrl(apiUrl: string): string {
  // When a site is rendered on its server there is no location, and no request is made.
  const page = globalThis.location?.href ?? "http://localhost";
  const { protocol, href } = new URL(apiUrl.trim() || "/", page);
  if (protocol !== "https:" && protocol !== "http:") throw new TypeError(`No service can be at ${apiUrl}`);
  return href.replace(/[?#].*/, "").replace(/\/$/, "");
}

function connect(url: string): Connection {
  const authorized = new SetContextLink(async ({ headers }) => {
    const token = await visitor.token();
    return token === undefined ? {} : { headers: { ...headers, authorization: `Bearer ${token}` } };
  });
  const link = ApolloLink.from([
    authorized,
    new HttpLink({ uri: `${url}/api/graphql`, credentials: "omit" }),
  ]);
  const client = new ApolloClient({ link, cache: createCache() });
  const complaints = new Set<string>();
  const troubleOf = async (error: unknown) => {
    const trouble = await diagnose(url, error);
    const told = advice(trouble, url);
    if (told !== undefined && !complaints.has(told)) complain(told);
    complaints.add(told ?? "");
    return trouble;
  };
  const board = createSeatBoard(client, () => visitor, troubleOf);
  const visitor: Visitor = createVisitor((leaving) => {
    // Nobody may see the seats of the person before.
    if (leaving) {
      forgetPlaces(client);
      dropWishes();
    }
    board.reload();
  });
  return { url, client, visitor, board };
}

function forgetPlaces({ cache }: ApolloClient): void {
  const entities = cache.extract() as Readonly<Record<string, { readonly __typename?: string }>>;
  for (const [id, { __typename }] of Object.entries(entities)) {
    if (__typename === "Session") cache.modify({ id, fields: { myRsvp: () => null } });
  }
}
