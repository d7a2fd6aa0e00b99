import { type Identity, SIGNED_OUT } from "../identity/identity.ts";
import type { GetToken, Token } from "./session-rsvp-button.d.ts";

interface SiteAttendeeState {
  /** `signing-in`: the site has not said yet who it is. */
  readonly identity: Identity;
  /** The button of the pending reservation: with it a person wanted a seat before they signed in. */
  readonly wantedBy: object | undefined;
}

/** The person who uses the site with the button, as far as the site tells. */
export interface SiteAttendee {
  state(): SiteAttendeeState;
  subscribe(listener: () => void): () => void;
  /** Asks the site again even if the function stays: its attendee may just have signed in or out. */
  identifyBy(getToken: GetToken): void;
  token(): Promise<string | undefined>;
  /** The service no longer accepts the token. The site may have another one. */
  expire(): void;
  want(button: object | undefined): void;
}

/** A pending reservation ends after this time: a person who signs in tomorrow does not expect it. */
const PATIENCE_MS = 15 * 60_000;
/** A site whose tokens are all refused is asked for another one no sooner than this. */
const ASK_AGAIN_MS = 10_000;

/** @param onChange called when the person changes; `leaving` says that another person was signed in before */
export function createSiteAttendee(onChange: (leaving: boolean) => void): SiteAttendee {
  let getToken: GetToken = () => undefined;
  let latest: string | undefined;
  let refused: string | undefined;
  /** The id stays after their sign-in ends, as long as the page may show their seats. */
  let person: string | undefined;
  let asking: Promise<string | undefined> | undefined;
  let askedAgainAt = Number.NEGATIVE_INFINITY;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  let state: SiteAttendeeState = { identity: { status: "signing-in" }, wantedBy: undefined };
  const listeners = new Set<() => void>();

  function change(changes: Partial<SiteAttendeeState>): void {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  }

  async function ask(): Promise<string | undefined> {
    const asked = getToken;
    let given: Token;
    try {
      given = await asked();
    } catch (error) {
      // This is the site's own error, shown to its developers; meanwhile nobody is signed in.
      reportError(error);
    }
    if (asked !== getToken) return ask();
    latest = given && given !== refused ? given : undefined;
    become(latest);
    return latest;
  }

  function become(token: string | undefined): void {
    const { identity } = state;
    const before = person;
    person = token && subjectOf(token);
    const next = token ? signedIn(token) : SIGNED_OUT;
    if (person === before && identity.status === next.status) return;
    change({ identity: next });
    onChange(before !== undefined && before !== person);
  }

  const attendee: SiteAttendee = {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    identifyBy(next) {
      getToken = next;
      refused = undefined;
      void attendee.token();
    },
    // Simultaneous requests share one call, such as those of a hundred buttons with the same function.
    token() {
      asking ??= Promise.resolve()
        .then(ask)
        .finally(() => {
          asking = undefined;
        });
      return asking;
    },
    expire() {
      // Several requests with one token are each refused; the last refusal may come when a newer token
      // exists.
      refused = latest ?? refused;
      change({ identity: SIGNED_OUT });
      if (Date.now() - askedAgainAt < ASK_AGAIN_MS) return;
      askedAgainAt = Date.now();
      void attendee.token();
    },
    want(button) {
      clearTimeout(forgetting);
      if (button !== undefined) forgetting = setTimeout(() => attendee.want(undefined), PATIENCE_MS);
      change({ wantedBy: button });
    },
  };
  return attendee;
}

function signedIn(token: string): Identity {
  const id = subjectOf(token);
  return { status: "signed-in", token, attendee: { id, name: id, email: undefined, organizer: false } };
}

/** Names the person, only to detect another one: the service decides whether the token is valid. */
function subjectOf(token: string): string {
  try {
    const payload = token.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? "";
    return String((JSON.parse(atob(payload)) as { sub?: unknown }).sub);
  } catch {
    return token;
  }
}
