import { queryOptions } from "@tanstack/react-query";
import type { LinkAnswer, LinkDoneAnswer } from "./answers.ts";
import { type Answer, valueIn } from "./failure.ts";
import { type ApiAccess, requestJson } from "./request.ts";

const pathOf = (token: string): string => `/api/links/${encodeURIComponent(token)}`;

/** What the link of a mail would do. Looking changes nothing. */
export const linkQuery = (access: ApiAccess, token: string) =>
  queryOptions({
    queryKey: ["link", token],
    queryFn: async ({ signal }) =>
      valueIn(await requestJson<LinkAnswer>(access, { path: pathOf(token), signal })),
  });

/** Does what the link is for. The same again says what is so. */
export const followLink = (access: ApiAccess, token: string): Promise<Answer<LinkDoneAnswer>> =>
  requestJson<LinkDoneAnswer>(access, { method: "POST", path: pathOf(token) });
