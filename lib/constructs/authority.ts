import { Aws, Fn, Lazy, type RemovalPolicy, Stack, Token } from "aws-cdk-lib";
import { type IUserPool, type IUserPoolClient, ManagedLoginVersion } from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import { isOrigin } from "./origin.ts";
import type { ServiceFunction } from "./service-function.ts";
import { brandSignInPages, createSignInClient, type SignInPages } from "./sign-in-client.ts";
import { createUserPool, type PoolEmail } from "./user-pool.ts";

/** An existing user pool (with one of its clients, or a new one), or an OIDC issuer with its audiences. */
export type IdentityProvider = ExistingUserPool | OidcIssuer;

export interface ExistingUserPool {
  readonly userPool: IUserPool;
  /**
   * With the web app, it must be a client without a secret that may use the authorization code grant.
   * @default - a new one
   */
  readonly userPoolClient?: IUserPoolClient;
  /**
   * The address of the pool's sign-in pages, as in `https://sign-in.example.org`. The web app needs them.
   * @default - nowhere: there can be no web app
   */
  readonly signInOrigin?: string;
  /**
   * The kind of the pool's sign-in pages. Managed login shows an error until the client has
   * a branding, so a new client gets one.
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
   * One of the audiences. The web app sends ID tokens, whose audience is their client.
   * @default - the first audience
   */
  readonly clientId?: string;
  /** @default "openid profile email" */
  readonly scope?: string;
  /**
   * The address at which the issuer ends its own session, including all query parameters that it needs.
   * @default - the issuer's own session stays when a person signs out
   */
  readonly signOutUrl?: string;
  /**
   * The origins of the issuer's token endpoint and keys, if they differ from its own.
   * @default - the issuer's own origin alone
   */
  readonly origins?: readonly string[];
}

/** The web app's settings, served as `/config.json`. */
export interface SignInConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope?: string;
  readonly signOutUrl?: string;
  /** The web app shows the organizers' pages to members of this group. */
  readonly organizerGroup: string;
}

export interface AuthorityProps {
  /** @default - a user pool of the service's own */
  readonly identity?: IdentityProvider | undefined;
  /** Name of the group of organizers. It is created if the service has its own user pool. */
  readonly organizerGroup: string;
  /** How the service's own user pool sends e-mails. */
  readonly email?: PoolEmail | undefined;
  /** Tells whether the service's own user pool requires a second factor. */
  readonly requireSecondFactor?: boolean | undefined;
  /** Tells whether people sign in with the web app. */
  readonly webApp: boolean;
  /** Any value except `DESTROY` also protects the service's own user pool from deletion. */
  readonly removalPolicy: RemovalPolicy;
}

/** Decides whose tokens count: the settings of the API's JWT authorizer, and the group of organizers. */
export class Authority extends Construct {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly userPoolId: string | undefined;
  /** The origins from which the web app fetches: the issuer, its keys, and the tokens. */
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

  /** Lets people return to this host after they sign in or out. */
  allowSigningInAt(webAppHost: string): SignInConfig {
    this.webAppHost = webAppHost;
    return { ...this.signInConfig(webAppHost), organizerGroup: this.organizerGroup };
  }

  private createClient(pool: IUserPool, { webApp, identity }: AuthorityProps): IUserPoolClient {
    // The API needs the client, the web app's address needs the API, and the client needs that address. So
    // the address is resolved late.
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

  /** Cognito's prefixes are unique in a region across accounts, so they contain CloudFormation's stack id. */
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
      throw new Error(`${name} is only for the service's own user pool, but identity names another issuer`);
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

/** A value that is known only at deployment, such as a pool's domain, is not checked. */
function checked(property: string, origin: string): string {
  if (Token.isUnresolved(origin) || isOrigin(origin)) return origin;
  throw new Error(`identity.${property}: '${origin}' is not an origin such as https://sign-in.example.org`);
}

/** It also works for an issuer that is known only at deployment. */
const originOf = (url: string) => `https://${Fn.select(2, Fn.split("/", url))}`;
