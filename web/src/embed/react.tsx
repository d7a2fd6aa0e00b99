import { createContext, type ReactNode, use, useEffect, useMemo } from "react";
import type { SessionRsvpButtonProps as ButtonProps } from "../features/rsvp/session-rsvp-button.tsx";
import { embedMessages } from "../messages/attendee/embed-messages.ts";
import { ConnectedButton, type SignInRequest } from "./connected-button.tsx";
import { type Connection, connectionTo } from "./connection.ts";
import { complain } from "./diagnose.ts";
import { KeepFresh } from "./keep-fresh.tsx";
import { OwnerNote } from "./load-notice.tsx";
import { NoticeLayer } from "./notice-layer.tsx";
import { ShadowHost } from "./shadow-host.tsx";
import type { GetToken, Token } from "./visitor.ts";

export type { GetToken, SignInRequest, Token };

export interface SessionRsvpProviderProps {
  /** What is before `/api`. */
  readonly apiUrl: string;
  /** Of whoever is signed in. */
  readonly token?: Token;
  /** In place of `token`: asked before each request. Another function is asked at once: keep it by `useCallback`. */
  readonly getToken?: GetToken | undefined;
  /** Somebody who is not signed in wants a place. */
  onSignIn?(request: SignInRequest): void;
  readonly children: ReactNode;
}

export interface SessionRsvpButtonProps extends ButtonProps {
  /** Somebody comes back signed in and is given the place that they had wanted. */
  readonly resume?: boolean;
  /** Of the element around the button, for its place in a layout. */
  readonly className?: string;
}

interface Site {
  readonly connection: Connection;
  onSignIn?(request: SignInRequest): void;
}

const SiteContext = createContext<Site | undefined>(undefined);

/** Once around all buttons: they share what they know, and their messages. */
export function SessionRsvpProvider({
  apiUrl,
  token,
  getToken,
  onSignIn,
  children,
}: SessionRsvpProviderProps) {
  const connection = useMemo(() => connectionTo(apiUrl), [apiUrl]);
  useEffect(() => connection.visitor.identifyBy(getToken ?? (() => token)), [connection, getToken, token]);
  const site = useMemo(() => ({ connection, ...(onSignIn && { onSignIn }) }), [connection, onSignIn]);
  return (
    <SiteContext value={site}>
      {children}
      <KeepFresh connection={connection} />
      <ShadowHost aside>
        <NoticeLayer />
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

/** Sites in plain JavaScript may leave it out. */
function WithoutSession() {
  useEffect(() => complain(embedMessages.noSession), []);
  return <OwnerNote text={embedMessages.noSession} />;
}
