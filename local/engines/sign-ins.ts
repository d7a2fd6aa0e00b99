import type { IncomingMessage } from "node:http";
import type { OAuth2Service } from "oauth2-mock-server";

type Claims = Record<string, unknown>;

interface TokenRequest extends IncomingMessage {
  readonly body?: { readonly code?: string; readonly refresh_token?: string };
}

/**
 * The code flow signs in the user that the client names as `login_hint`; the issuer alone would give every
 * token to the same person.
 */
export function signInWhomTheyName(service: OAuth2Service, claimsOf: (user: string | null) => Claims): void {
  /** The signed-in user by authorization code and by refresh token. */
  const grants = new Map<string, string | null>();

  service.on("beforeAuthorizeRedirect", ({ url }: { url: URL }, request: IncomingMessage) => {
    const { searchParams } = new URL(request.url ?? "/", "http://issuer");
    grants.set(url.searchParams.get("code") ?? "", searchParams.get("login_hint"));
  });
  service.on("beforeTokenSigning", ({ payload }: { payload: Claims }, request: TokenRequest) => {
    const user = granted(request);
    // The claims are made for each token, because they include when it ends.
    if (user !== undefined) Object.assign(payload, claimsOf(user));
  });
  service.on("beforeResponse", (response: { body: Claims | "" }, request: TokenRequest) => {
    const user = granted(request);
    if (user === undefined || response.body === "") return;
    grants.set(String(response.body.refresh_token), user);
    grants.delete(request.body?.code ?? "");
  });

  function granted({ body }: TokenRequest): string | null | undefined {
    return grants.get(body?.code ?? body?.refresh_token ?? "");
  }
}
