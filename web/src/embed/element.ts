import { embedMessages } from "../messages/attendee/embed-messages.ts";
import { ATTRIBUTES, readProps } from "./attributes.ts";
import { type Connection, connectionTo } from "./connection.ts";
import { complain } from "./diagnose.ts";
import { hide, show, showOwnerNote } from "./page-root.tsx";
import type {
  SessionRsvpButtonElement as Declared,
  GetToken,
  RsvpChange,
  SignInRequest,
  Token,
} from "./session-rsvp-button.d.ts";

const NAME = "session-rsvp-button";
const PATIENCE_MS = 500;

/** `<session-rsvp-button session-id="…" event-id="…" api-url="https://…">` */
class SessionRsvpButtonElement extends HTMLElement implements Declared {
  static readonly observedAttributes = ATTRIBUTES;
  #getToken: GetToken | undefined;
  #connection: Connection | undefined;
  #resumed = 0;
  #complaining: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#takeOver("getToken");
    this.#takeOver("token");
    this.#update();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#complaining);
    hide(this);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#update();
  }

  /**
   * It applies to all buttons of the same service. Setting it means that somebody may have signed in or out.
   */
  set getToken(getToken: GetToken | undefined) {
    this.#getToken = getToken;
    this.#connection?.attendee.identifyBy(getToken ?? (() => undefined));
  }

  get getToken(): GetToken | undefined {
    return this.#getToken;
  }

  set token(token: Token) {
    this.getToken = () => token;
  }

  /** A person returns signed in: they get the seat in this session that they wanted. */
  resume(): void {
    this.#resumed++;
    if (this.isConnected) this.#update();
  }

  #update(): void {
    clearTimeout(this.#complaining);
    const props = readProps(this);
    const connection = props && this.#connect();
    if (props === undefined || connection === undefined) {
      this.#complain(props ? embedMessages.noService(this.#apiUrl) : embedMessages.noSession);
      return;
    }
    show(this, {
      ...props,
      connection,
      resume: this.#resumed,
      onRsvpChange: (isRsvped) => this.#tell("rsvpchange", { isRsvped }),
      onSignIn: (request) => this.#tell("signin-required", request),
    });
  }

  get #apiUrl(): string {
    return this.getAttribute("api-url") ?? "";
  }

  #connect(): Connection | undefined {
    try {
      const connection = connectionTo(this.#apiUrl);
      if (connection !== this.#connection && this.#getToken) connection.attendee.identifyBy(this.#getToken);
      this.#connection = connection;
      return connection;
    } catch {
      return undefined;
    }
  }

  /** It waits a moment: frameworks may set attributes after they have inserted an element. */
  #complain(text: string): void {
    hide(this);
    this.#complaining = setTimeout(() => {
      complain(text);
      showOwnerNote(this, text);
    }, PATIENCE_MS);
  }

  #tell(type: string, detail: SignInRequest | RsvpChange): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** A property that was set before the script loaded hides the accessor. */
  #takeOver(property: "getToken" | "token"): void {
    if (!Object.hasOwn(this, property)) return;
    const value = this[property];
    delete (this as Partial<Record<typeof property, unknown>>)[property];
    Object.assign(this, { [property]: value });
  }
}

// A page may include the script twice.
if (customElements.get(NAME) === undefined) customElements.define(NAME, SessionRsvpButtonElement);
