import { Aws, Fn, Lazy, type RemovalPolicy, Stack, Token } from "aws-cdk-lib";
import { type IUserPool, type IUserPoolClient, ManagedLoginVersion } from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import { isOrigin } from "./origin.ts";
import type { ServiceFunction } from "./service-function.ts";
import { brandSignInPages, createSignInClient, type SignInPages } from "./sign-in-client.ts";
import { createUserPool, type PoolEmail } from "./user-pool.ts";

/** An existing user pool (with a client of it, or a new one), or any OIDC issuer with the audiences that its tokens name. */
export type Identity = ExistingUserPool | OidcIssuer;

export interface ExistingUserPool {
  readonly userPool: IUserPool;
  /**
   * With the web app: a client without a secret that may use the authorization code grant.
   * @default - a new one
   */
  readonly userPoolClient?: IUserPoolClient;
  /**
   * Where the pool's own sign-in pages are, as in `https://sign-in.example.org`; the web app needs them.
   * @default - nowhere: there can be no web app
   */
  readonly signInOrigin?: string;
  /**
   * Which pages the pool has there. Managed login shows a client nothing but an error until the client has a branding, which a new one then gets.
   * @default - must be said where the web app gets a new client
   */
  readonly signInPages?: SignInPages;
}

export interface OidcIssuer {
  readonly issuer: string;
  readonly audience: readonly string[];
  /**
   * How the web app signs people in.
   * @default - as the client that the first audience names
   */
  readonly webClient?: WebClient;
}

export interface WebClient {
  /**
   * One of the audiences: the web app sends ID tokens, whose audience is their client.
   * @default - the first audience
   */
  readonly clientId?: string;
  /** @default "openid profile email" */
  readonly scope?: string;
  /**
   * Where the issuer ends its own session, with everything it wants to be told in the query.
   * @default - who signs out stays signed in with the issuer
   */
  readonly signOutUrl?: string;
  /**
   * Where the issuer has its token endpoint and its keys, if that is not its own origin.
   * @default - the issuer's own origin alone
   */
  readonly origins?: readonly string[];
}

/** What the web app is told, as `/config.json`. */
export interface SignInConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope?: string;
  readonly signOutUrl?: string;
  /** Whose members the web app shows the organizers' pages. */
  readonly organizerGroup: string;
}

export interface AuthorityProps {
  /** @default - a user pool of the service's own */
  readonly identity?: Identity | undefined;
  /** Name of the group of organizers; created in a user pool of the service's own. */
  readonly organizerGroup: string;
  /** How a user pool of the service's own sends e-mails. */
  readonly email?: PoolEmail | undefined;
  /** Whether a user pool of the service's own wants a second factor. */
  readonly requireSecondFactor?: boolean | undefined;
  /** Whether people sign in with the web app. */
  readonly webApp: boolean;
  /** Anything but `DESTROY` also protects a user pool of the service's own from deletion. */
  readonly removalPolicy: RemovalPolicy;
}

/** Whose tokens count: what the API's JWT authorizer is told, and the group that makes an organizer. */
export class Authority extends Construct {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly userPoolId: string | undefined;
  /** What the web app fetches from on the way: who signs people in, with which keys, and the tokens. */
  readonly signInOrigins: readonly string[];
  private readonly organizerGroup: string;
  private readonly signInConfig: (webAppHost: string) => Omit<SignInConfig, "organizerGroup">;
  private webAppHost: string | undefined;

  constructor(scope: Construct, id: string, props: AuthorityProps) {
    super(scope, id);
    this.organizerGroup = props.organizerGroup;
    refuseSettingsOfAnotherPool(props);
    if (props.identity !== undefined && "issuer" in props.identity) {
      const { issuer, audience, webClient = {} } = props.identity;
      const { origins = [], ...client } = webClient;
      const clientId = clientAmong(audience, client.clientId);
      this.issuer = issuer;
      this.audience = audience;
      this.userPoolId = undefined;
      for (const origin of origins) checked("webClient.origins", origin);
      this.signInOrigins = [originOf(issuer), ...origins];
      this.signInConfig = () => ({ issuer, ...client, clientId });
      return;
    }
    const pool = props.identity?.userPool ?? createUserPool(this, props);
    const client = props.identity?.userPoolClient ?? this.createClient(pool, props);
    // A given pool may be in another region than the stack.
    const cognito = `https://cognito-idp.${pool.env.region}.${Stack.of(this).urlSuffix}`;
    const clientId = client.userPoolClientId;
    const issuer = `${cognito}/${pool.userPoolId}`;
    this.issuer = issuer;
    this.audience = [clientId];
    this.userPoolId = pool.userPoolId;
    const pages = props.webApp ? this.signInPages(pool, props.identity) : "";
    this.signInOrigins = [cognito, pages];
    this.signInConfig = (host) => ({
      issuer,
      clientId,
      signOutUrl: `${pages}/logout?client_id=${clientId}&logout_uri=https%3A%2F%2F${host}%2F`,
    });
  }

  allowKnowingOrganizers(fn: ServiceFunction): void {
    fn.setVariable(Environment.organizerGroup, this.organizerGroup);
  }

  allowVerifyingTokens(fn: ServiceFunction): void {
    fn.setVariable(Environment.tokenIssuer, this.issuer);
    fn.setVariable(Environment.tokenAudience, this.audience.join(","));
  }

  /** Has people come back to this host when they have signed in or out. */
  allowSigningInAt(webAppHost: string): SignInConfig {
    this.webAppHost = webAppHost;
    return { ...this.signInConfig(webAppHost), organizerGroup: this.organizerGroup };
  }

  private createClient(pool: IUserPool, { webApp, identity }: AuthorityProps): IUserPoolClient {
    // The API needs the client, the web app's address the API, and the client that address: hence not before it is asked for.
    const at = (path: string) => Lazy.list({ produce: () => [`https://${this.webAppHost}${path}`] });
    const client = createSignInClient(
      pool,
      webApp ? { signedIn: at("/signed-in"), signedOut: at("/") } : undefined,
    );
    if (webApp && identity !== undefined) {
      const pages = "signInPages" in identity ? identity.signInPages : undefined;
      brandSignInPages(this, pool, client, pages);
    }
    return client;
  }

  /** Cognito's prefixes are unique within a region, whoever's account it is: hence the id that the stack has from CloudFormation. */
  private signInPages(pool: IUserPool, given: ExistingUserPool | undefined): string {
    if (given !== undefined) {
      if (given.signInOrigin !== undefined) return checked("signInOrigin", given.signInOrigin);
      throw new Error(
        "identity.signInOrigin must name the origin of the pool's sign-in pages, or website must be false",
      );
    }
    const stackId = Fn.select(2, Fn.split("/", Aws.STACK_ID));
    const domainPrefix = `rsvp-${this.node.addr.slice(-8)}-${stackId}`;
    const managedLoginVersion = ManagedLoginVersion.CLASSIC_HOSTED_UI;
    return pool
      .addDomain("sign-in-pages", { cognitoDomain: { domainPrefix }, managedLoginVersion })
      .baseUrl();
  }
}

function refuseSettingsOfAnotherPool({ identity, email, requireSecondFactor }: AuthorityProps): void {
  if (identity === undefined) return;
  for (const [name, value] of Object.entries({ email, requireSecondFactor })) {
    if (value !== undefined) {
      throw new Error(`${name} is for a user pool of the service's own, and identity names another issuer`);
    }
  }
}

function clientAmong(audience: readonly string[], wanted: string | undefined): string {
  const [first] = audience;
  if (first === undefined) throw new Error("identity.audience must name at least one audience");
  if (wanted !== undefined && !audience.includes(wanted)) {
    throw new Error("identity.webClient.clientId must be one of identity.audience");
  }
  return wanted ?? first;
}

/** One that is known only when the stack is deployed, as of a pool's domain, is taken as it is. */
function checked(property: string, origin: string): string {
  if (Token.isUnresolved(origin) || isOrigin(origin)) return origin;
  throw new Error(`identity.${property}: '${origin}' is no origin such as https://sign-in.example.org`);
}

/** Also of an issuer that is known only when the stack is deployed. */
const originOf = (url: string) => `https://${Fn.select(2, Fn.split("/", url))}`;
