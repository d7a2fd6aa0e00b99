import { Duration } from "aws-cdk-lib";
import {
  CfnManagedLoginBranding,
  type IUserPool,
  type IUserPoolClient,
  OAuthScope,
} from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";

export type SignInPages = "classic" | "managed-login";

/** The addresses to which the sign-in pages lead back. */
interface ComingBack {
  readonly signedIn: string[];
  readonly signedOut: string[];
}

/**
 * A client for the web app, and for API clients that sign in through Cognito's own API (SRP). They send the
 * ID tokens. It has no secret, because a browser could not keep one.
 */
export function createSignInClient(pool: IUserPool, back: ComingBack | undefined): IUserPoolClient {
  return pool.addClient("api-client", {
    authFlows: { userSrp: true },
    preventUserExistenceErrors: true,
    // Signing out revokes the refresh token.
    enableTokenRevocation: true,
    ...(back === undefined ? { disableOAuth: true } : codeGrant(back)),
  });
}

const codeGrant = ({ signedIn, signedOut }: ComingBack) => ({
  oAuth: {
    flows: { authorizationCodeGrant: true },
    scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL],
    callbackUrls: signedIn,
    logoutUrls: signedOut,
  },
  // The web app renews both when the access token ends.
  accessTokenValidity: Duration.hours(1),
  idTokenValidity: Duration.hours(1),
  refreshTokenValidity: Duration.days(30),
});

/** A new client of a given pool needs this. The service's own pool has classic pages. */
export function brandSignInPages(
  scope: Construct,
  { userPoolId }: IUserPool,
  { userPoolClientId: clientId }: IUserPoolClient,
  pages: SignInPages | undefined,
): void {
  if (pages === undefined) {
    throw new Error(
      "identity.signInPages must say whether the pool's sign-in pages are 'classic' or 'managed-login', or identity.userPoolClient must be given",
    );
  }
  if (pages === "classic") return;
  new CfnManagedLoginBranding(scope, "branding", { userPoolId, clientId, useCognitoProvidedValues: true });
}
