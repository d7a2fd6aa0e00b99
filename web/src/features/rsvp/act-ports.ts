import type { QueryClient } from "@tanstack/react-query";
import type { AgendaSession } from "../../api/answers.ts";
import type { ApiAccess } from "../../api/request.ts";
import type { Action } from "./actions.ts";
import type { keepForLater } from "./keep-for-later.ts";
import type { NamedSession } from "./swap-asked.ts";

export interface ActOptions {
  /** The session whose seat is given up in exchange. */
  readonly swapFor?: NamedSession;
  /** The person knows what is at the same time. */
  readonly knowing?: boolean;
}

export type Act = (action: Action, session: AgendaSession, options?: ActOptions) => Promise<void>;

export interface ActPorts {
  readonly access: ApiAccess;
  readonly client: QueryClient;
  readonly attendeeId: string | undefined;
  /** @param wanted the session in which the person wants a seat once they are back */
  signIn(wanted: string | undefined): void;
  readonly keep: typeof keepForLater | undefined;
  readonly onRsvpChange: ((isRsvped: boolean) => void) | undefined;
  /** Tells whether the person who acted still uses the page. */
  isStillHere(): boolean;
  readonly act: Act;
}
