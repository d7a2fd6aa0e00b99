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

/** The person has taken a seat here or given it up. */
export interface RsvpChange {
  readonly isRsvped: boolean;
}

/** `<session-rsvp-button>` */
export interface SessionRsvpButtonElement extends HTMLElement {
  /** It applies to all buttons of the same service. Set it again when a person has signed in or out. */
  getToken: GetToken | undefined;
  /** The short form of `getToken`, for a token that does not change. */
  set token(token: Token);
  /** A person returns signed in: they get the seat in this session that they wanted. */
  resume(): void;
}

export interface SessionRsvpButtonAttributes {
  "session-id": string;
  /** The session's id names its event, so this is optional. */
  "event-id"?: string | undefined;
  /** The address before `/api`. Default: the page's own origin. */
  "api-url"?: string | undefined;
  /** The zone in which times are shown. Default: the attendee's own. */
  "time-zone"?: string | undefined;
  /** The look of a free seat. */
  variant?: "default" | "outline" | "secondary" | undefined;
  size?: "default" | "sm" | "lg" | undefined;
  /** Shown until the service has answered. */
  "is-rsvped"?: boolean | "" | "true" | "false" | undefined;
  /** Seats taken, shown until the service has answered. */
  "current-capacity"?: number | `${number}` | undefined;
  "max-capacity"?: number | `${number}` | "unlimited" | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "session-rsvp-button": SessionRsvpButtonElement;
  }
  /** Both events bubble, so they arrive at the document too. */
  interface GlobalEventHandlersEventMap {
    rsvpchange: CustomEvent<RsvpChange>;
    "signin-required": CustomEvent<SignInRequest>;
  }
}

// @ts-ignore: a site without React has no such module to add to.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore: a site without React has none of its types.
      "session-rsvp-button": import("react").DetailedHTMLProps<
        // @ts-ignore: nor these.
        import("react").HTMLAttributes<SessionRsvpButtonElement>,
        SessionRsvpButtonElement
      > &
        SessionRsvpButtonAttributes & {
          onrsvpchange?: ((event: CustomEvent<RsvpChange>) => void) | undefined;
          "onsignin-required"?: ((event: CustomEvent<SignInRequest>) => void) | undefined;
          getToken?: GetToken | undefined;
          token?: Token;
        };
    }
  }
}
