import { type Identity, SIGNED_OUT } from "../identity/identity.ts";

export type Token = string | null | undefined;

/** Asked before each request, so that a site can renew what it gives. No token: nobody is signed in. */
export type GetToken = () => Token | Promise<Token>;

interface VisitorState {
  readonly identity: Identity;
  /** The button by which somebody wanted a place before they were signed in. */
  readonly wantedBy: object | undefined;
}

/** Who looks at the site, as far as the site tells. */
export interface Visitor {
  readonly state: VisitorState;
  subscribe(listener: () => void): () => void;
  /** Asks anew, too: for a site whose visitor has just signed in or out. */
  identifyBy(getToken: GetToken): void;
  token(): Promise<string | undefined>;
  /** The service no longer takes the token. */
  expire(): void;
  want(button: object | undefined): void;
}

/** A wish is dropped then: whoever signs in tomorrow does not expect a reservation. */
const PATIENCE_MS = 15 * 60_000;

/** @param onChange it is somebody else now; `leaving` says that another was signed in before */
export function createVisitor(onChange: (leaving: boolean) => void): Visitor {
  let getToken: GetToken = () => undefined;
  let latest: string | undefined;
  let refused: string | undefined;
  /** Also when their sign-in has ended: as long as the page may show their places. */
  let person: string | undefined;
  let asking: Promise<string | undefined> | undefined;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  let state: VisitorState = { identity: SIGNED_OUT, wantedBy: undefined };
  const listeners = new Set<() => void>();

  function change(changes: Partial<VisitorState>): void {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  }

  async function ask(): Promise<string | undefined> {
    const asked = getToken;
    let given: Token;
    try {
      given = await asked();
    } catch (error) {
      // The site's own failure, for its developers to see; meanwhile nobody is signed in.
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
    if (person === before && (identity.status === "signed-in") === (person !== undefined)) return;
    change({ identity: token ? signedIn(token) : SIGNED_OUT });
    onChange(before !== undefined && before !== person);
  }

  const visitor: Visitor = {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    identifyBy(next) {
      getToken = next;
      refused = undefined;
      void visitor.token();
    },
    // Asked once for whatever asks at the same moment, such as a hundred buttons that are given the same function.
    token() {
      asking ??= Promise.resolve()
        .then(ask)
        .finally(() => {
          asking = undefined;
        });
      return asking;
    },
    expire() {
      // Of several requests with the same token each is refused, the last of them when it is no longer the latest.
      refused = latest ?? refused;
      change({ identity: SIGNED_OUT });
    },
    want(button) {
      clearTimeout(forgetting);
      if (button !== undefined) forgetting = setTimeout(() => visitor.want(undefined), PATIENCE_MS);
      change({ wantedBy: button });
    },
  };
  return visitor;
}

function signedIn(token: string): Identity {
  const id = subjectOf(token);
  return { status: "signed-in", token, user: { id, name: id, email: undefined, organizer: false } };
}

/** Only to notice that it is somebody else: whether the token is good is the service's to say. */
function subjectOf(token: string): string {
  try {
    const payload = token.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? "";
    return String((JSON.parse(atob(payload)) as { sub?: unknown }).sub);
  } catch {
    return token;
  }
}
