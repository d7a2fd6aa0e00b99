import type { IncomingMessage } from "node:http";
import type { OAuth2Service } from "oauth2-mock-server";

type Claims = Record<string, unknown>;

interface TokenRequest extends IncomingMessage {
  readonly body?: { readonly code?: string; readonly refresh_token?: string };
}

/**
 * Whom the code flow signs in is what the client names as `login_hint`; the issuer itself would give every token to the
 * same person.
 */
export function signInWhomTheyName(service: OAuth2Service, claimsOf: (user: string | null) => Claims): void {
  /** By authorization code and by refresh token. */
  const grants = new Map<string, Claims>();

  service.on("beforeAuthorizeRedirect", ({ url }: { url: URL }, request: IncomingMessage) => {
    const { searchParams } = new URL(request.url ?? "/", "http://issuer");
    grants.set(url.searchParams.get("code") ?? "", claimsOf(searchParams.get("login_hint")));
  });
  service.on("beforeTokenSigning", ({ payload }: { payload: Claims }, request: TokenRequest) => {
    Object.assign(payload, granted(request));
  });
  service.on("beforeResponse", (response: { body: Claims | "" }, request: TokenRequest) => {
    const claims = granted(request);
    if (claims === undefined || response.body === "") return;
    grants.set(String(response.body.refresh_token), claims);
    grants.delete(request.body?.code ?? "");
  });

  function granted({ body }: TokenRequest): Claims | undefined {
    return grants.get(body?.code ?? body?.refresh_token ?? "");
  }
}
