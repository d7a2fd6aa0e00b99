import type { IncomingMessage } from "node:http";
import type { HttpResponse } from "../gateway/http-response.ts";
import { apiDocs } from "./api-docs.ts";
import type { Explorer } from "./explorer.ts";
import { graphiql } from "./graphiql.ts";
import { packageFile } from "./package-file.ts";

const EXPLORERS: readonly Explorer[] = [apiDocs, graphiql];

/**
 * Answers with the pages on which developers try the API. They are never deployed. Their files come from
 * installed packages, so they work without the internet. Undefined: the request is for the API.
 */
export async function explorers(request: IncomingMessage): Promise<HttpResponse | undefined> {
  if (request.method !== "GET") return undefined;
  const path = request.url?.replace(/[?#].*$/s, "") ?? "";
  const explorer = EXPLORERS.find((each) => path === each.path || path.startsWith(filesOf(each)));
  if (explorer === undefined) return undefined;
  if (path !== explorer.path) return packageFile(explorer.files, path.slice(filesOf(explorer).length));
  return request.headers.accept?.includes("text/html") ? pageOf(explorer) : undefined;
}

const filesOf = ({ path }: Explorer): string => `${path}/files/`;

const pageOf = (explorer: Explorer): HttpResponse => ({
  status: 200,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": policyOf(explorer),
  },
  body: explorer.page(filesOf(explorer)),
});

/** Looser than the web app's, and for these pages alone: both set styles, and GraphiQL has inline scripts. */
const policyOf = ({ hasInlineScripts }: Explorer): string =>
  [
    "default-src 'none'",
    `script-src 'self'${hasInlineScripts ? " 'unsafe-inline'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "worker-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
