import type { QueryClient } from "@tanstack/react-query";
import type { AgendaSession, Rsvp } from "../api/answers.ts";
import { presume } from "../seats/presume.ts";

/*
 * Stands for parts of the app which its button has on no other site (web/vite.embed.config.ts): they are long, and the
 * service tells the same after the tap.
 */

const nothing = () => null;
export const OnOfferChoice = nothing;
export const BlockedBy = nothing;
export const asksFirst = () => false;
export const askAfterRefusal = () => false;
export const choiceAfter = () => undefined;
export const presumeExchange = (
  client: QueryClient,
  attendeeId: string | undefined,
  { session, status }: { readonly session: AgendaSession; readonly status: Rsvp["status"] },
) => presume(client, attendeeId, session, status);
