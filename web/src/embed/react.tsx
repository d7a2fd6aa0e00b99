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
  /** The address before `/api`. */
  readonly apiUrl: string;
  /** The token of the person who is signed in. */
  readonly token?: Token;
  /**
   * It replaces `token` and is called before each request. A new function is called at once: keep it with
   * `useCallback`.
   */
  readonly getToken?: GetToken | undefined;
  /** A person who is not signed in wants a seat. */
  onSignIn?(request: SignInRequest): void;
  readonly children: ReactNode;
}

export interface SessionRsvpButtonProps extends ButtonProps {
  /** A person returns signed in and gets the seat that they wanted. */
  readonly resume?: boolean;
  /** The class of the element around the button, for the page's layout. */
  readonly className?: string;
}

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

/** Sites in plain JavaScript may omit the session. */
function WithoutSession() {
  useEffect(() => complain(embedMessages.noSession), []);
  return <OwnerNote text={embedMessages.noSession} />;
}
