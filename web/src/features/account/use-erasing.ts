import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { eraseAccount } from "../../api/account.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { valueIn } from "../../api/failure.ts";
import { useIdentity } from "../../identity/identity.ts";
import { forgetHere } from "./forget-here.ts";

/** Erases until nothing is left, and then signs out and drops what this browser keeps. */
export function useErasing() {
  const access = useApiAccess();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { signOut } = useIdentity();
  const [left, setLeft] = useState<number>();
  const { mutate, isPending, isError, isSuccess } = useMutation({
    mutationFn: async () => {
      for (;;) {
        const answer = valueIn(await eraseAccount(access));
        if (answer.complete) return;
        setLeft(answer.left);
      }
    },
    onSuccess: async () => {
      navigate("/account-erased", { replace: true });
      signOut();
      client.clear();
      await forgetHere();
    },
  });
  return { erase: () => mutate(), left, isPending: isPending || isSuccess, failed: isError };
}
