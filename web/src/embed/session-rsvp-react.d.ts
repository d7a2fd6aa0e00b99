import type { ReactNode } from "react";

export type Token = string | null | undefined;

/**
 * It is called before each request with a token, so that a site can renew it. Without a token, nobody is signed in.
 */
export type GetToken = () => Token | Promise<Token>;

/** What a person wanted before they signed in. */
export interface SignInRequest {
  readonly sessionId: string;
  readonly eventId: string;
  /** `rsvp`: a seat, which they get once they are signed in. */
  readonly intent: "rsvp" | "sign-in";
}

export interface SessionRsvpProviderProps {
  /** The address before `/api`. */
  readonly apiUrl: string;
  /** The token of the person who is signed in. */
  readonly token?: Token;
  /**
   * It replaces `token` and is called before each request with a token. A new function is called at once:
   * keep it with `useCallback`.
   */
  readonly getToken?: GetToken | undefined;
  /** A person who is not signed in wants a seat. */
  onSignIn?(request: SignInRequest): void;
  readonly children: ReactNode;
}

export interface SessionRsvpButtonProps {
  readonly sessionId: string;
  /** The session's id names its event, so this is optional. */
  readonly eventId?: string;
  /** The zone in which times are shown. Default: the attendee's own. */
  readonly timeZone?: string;
  /** Shown until the service has answered. */
  readonly isRsvped?: boolean;
  /** Seats taken, shown until the service has answered. */
  readonly currentCapacity?: number;
  /** Null means unlimited. */
  readonly maxCapacity?: number | null;
  /** The look of a free seat. */
  readonly variant?: "default" | "outline" | "secondary";
  readonly size?: "default" | "sm" | "lg";
  /** A person returns signed in and gets the seat that they wanted. */
  readonly resume?: boolean;
  /** The class of the element around the button, for the page's layout. */
  readonly className?: string;
  /** The person has taken a seat here or given it up. */
  onRsvpChange?(isRsvped: boolean): void;
}

/** Use it once around all buttons: they share data and messages. */
export declare function SessionRsvpProvider(props: SessionRsvpProviderProps): ReactNode;

export declare function SessionRsvpButton(props: SessionRsvpButtonProps): ReactNode;
