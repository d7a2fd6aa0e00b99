import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApiAccess } from "../api-access-context.ts";
import { dropAttendeesCopies } from "./changed.ts";
import { createSession, type NewSession } from "./requests.ts";

export function useCreateSession(eventId: string) {
  const access = useApiAccess();
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (body: NewSession) => createSession(access, eventId, body),
    onSettled: () => dropAttendeesCopies(client),
  });
  return mutateAsync;
}
