import { infiniteQueryOptions } from "@tanstack/react-query";
import {
  MessageAnswer,
  MessagePreviewAnswer,
  MessagesAnswer,
  type PostMessageBody,
} from "../../../../functions/contract/messages.ts";
import { type Answer, valueIn } from "../failure.ts";
import { eventPath } from "../queries.ts";
import type { ApiAccess } from "../request.ts";
import { requestChecked } from "./checked.ts";
import { organizerKeys } from "./keys.ts";

const PAGE_SIZE = "20";
/** While people are being told, the number is read again. */
const PROGRESS_MS = 2_000;

const messagesPath = (eventId: string) => `${eventPath(eventId)}/messages`;

/** The messages of organizers, the last ones first. */
export const messagesQuery = (access: ApiAccess, eventId: string) =>
  infiniteQueryOptions({
    queryKey: organizerKeys.messages(eventId),
    staleTime: 0,
    initialPageParam: "",
    queryFn: async ({ signal, pageParam: cursor }) => {
      const query = new URLSearchParams({ limit: PAGE_SIZE, ...(cursor && { cursor }) });
      const path = `${messagesPath(eventId)}?${query}`;
      return valueIn(await requestChecked(access, { path, signal }, MessagesAnswer));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ messages }) => messages.some((each) => each.state === "SENDING"))
        ? PROGRESS_MS
        : false,
  });

/** Says what the message would do. */
export const previewMessage = (
  access: ApiAccess,
  eventId: string,
  body: PostMessageBody,
): Promise<Answer<MessagePreviewAnswer>> =>
  requestChecked(
    access,
    { method: "POST", path: `${messagesPath(eventId)}?dryRun=true`, body },
    MessagePreviewAnswer,
  );

/** Sends the message. Its id makes it safe to ask again. */
export const postMessage = (
  access: ApiAccess,
  eventId: string,
  body: PostMessageBody,
): Promise<Answer<MessageAnswer>> =>
  requestChecked(access, { method: "POST", path: messagesPath(eventId), body }, MessageAnswer);
