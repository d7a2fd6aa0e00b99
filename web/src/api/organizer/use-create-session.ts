import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCaller } from "../caller-context.ts";
import { dropAttendeesCopies } from "./changed.ts";
import { createSession, type NewSession } from "./requests.ts";

export function useCreateSession(eventId: string) {
  const caller = useCaller();
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (body: NewSession) => createSession(caller, eventId, body),
    onSettled: () => dropAttendeesCopies(client),
  });
  return mutateAsync;
}
