import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer, Failure } from "../api/failure.ts";
import { type FieldErrors, fieldErrorsOf } from "./field-errors.ts";

/** A form's content as a request body, or its errors. */
export type Checked<Body> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly errors: FieldErrors };

type Send<Body, T> = (body: Body) => Promise<Answer<T>>;

interface Outcome {
  readonly errors: FieldErrors;
  readonly failure: Failure | undefined;
}

const NOTHING_WRONG: Outcome = { errors: {}, failure: undefined };

/** Checks and sends a form's content; shows errors, found here or at the service, at their fields. */
export function useSubmit() {
  const [outcome, setOutcome] = useState<Outcome>(NOTHING_WRONG);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (outcome === NOTHING_WRONG) return;
    const find = (what: string) => form.current?.querySelector<HTMLElement>(what);
    (find("[aria-invalid=true]") ?? find("[data-outcome]"))?.focus();
  }, [outcome]);

  /** @returns the service's answer; undefined: there were errors, and they are shown */
  const submit = useCallback(
    async <Body, T>(checked: Checked<Body>, send: Send<Body, T>): Promise<T | undefined> => {
      if (!checked.ok) {
        setOutcome({ errors: checked.errors, failure: undefined });
        return undefined;
      }
      setBusy(true);
      const answer = await send(checked.body);
      setBusy(false);
      if (answer.ok) {
        setOutcome(NOTHING_WRONG);
        return answer.value;
      }
      const { failure } = answer;
      const parts = failure.kind === "invalid" ? failure.errors : [];
      setOutcome({ errors: fieldErrorsOf(parts), failure: parts.length > 0 ? undefined : failure });
      return undefined;
    },
    [],
  );

  return { ...outcome, busy, form, submit };
}
