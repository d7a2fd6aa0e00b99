import { createRequire } from "node:module";
import { join } from "node:path";
import { ruruHTML } from "ruru/server";
import type { Explorer } from "./explorer.ts";

const server = createRequire(import.meta.url).resolve("ruru/server");

const QUERY = "{\n  events {\n    id\n    title\n    startsAt\n  }\n}\n";

/** GraphiQL, as the package Ruru has built it. A client that wants no page gets the API's answer. */
export const graphiql: Explorer = {
  path: "/api/graphql",
  files: { folder: join(server, "../../static") },
  hasInlineScripts: true,
  page: (files) =>
    ruruHTML({
      endpoint: "/api/graphql",
      staticPath: files,
      htmlParts: {
        configScript: (made) =>
          `${made}\n<script>RURU_CONFIG.defaultQuery = ${JSON.stringify(QUERY)};</script>`,
        titleTag: '<title>Session RSVP: GraphQL</title><link rel="icon" href="data:,">',
      },
    }),
};
