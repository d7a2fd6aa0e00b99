import { createContext, use, useEffect, useMemo } from "react";
import { embedMessages } from "../messages/attendee/embed-messages.ts";
import { ConnectedButton } from "./connected-button.tsx";
import { type Connection, connectionTo } from "./connection.ts";
import { complain } from "./diagnose.ts";
import { LiveConnection } from "./live-connection.tsx";
import { OwnerNote } from "./load-problem.tsx";
import type {
  SessionRsvpButtonProps,
  SessionRsvpProviderProps,
  SignInRequest,
} from "./session-rsvp-react.d.ts";
import { ShadowHost } from "./shadow-host.tsx";
import { ToastLayer } from "./toast-layer.tsx";

interface Site {
  readonly connection: Connection;
  onSignIn?(request: SignInRequest): void;
}

const SiteContext = createContext<Site | undefined>(undefined);

/** Use it once around all buttons: they share data and messages. */
export function SessionRsvpProvider({
  apiUrl,
  token,
  getToken,
  onSignIn,
  children,
}: SessionRsvpProviderProps) {
  const connection = useMemo(() => connectionTo(apiUrl), [apiUrl]);
  useEffect(() => connection.attendee.identifyBy(getToken ?? (() => token)), [connection, getToken, token]);
  const site = useMemo(() => ({ connection, ...(onSignIn && { onSignIn }) }), [connection, onSignIn]);
  return (
    <SiteContext value={site}>
      {children}
      <LiveConnection connection={connection} />
      <ShadowHost aside>
        <ToastLayer />
      </ShadowHost>
    </SiteContext>
  );
}

export function SessionRsvpButton({ className, ...props }: SessionRsvpButtonProps) {
  const site = use(SiteContext);
  if (site === undefined) throw new Error("There is no SessionRsvpProvider around this SessionRsvpButton");
  return (
    <ShadowHost className={className}>
      {props.sessionId ? <ConnectedButton {...props} {...site} /> : <WithoutSession />}
    </ShadowHost>
  );
}

/** Sites in plain JavaScript may omit the session. */
function WithoutSession() {
  useEffect(() => complain(embedMessages.noSession), []);
  return <OwnerNote text={embedMessages.noSession} />;
}
