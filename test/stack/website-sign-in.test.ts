import type { Template } from "aws-cdk-lib/assertions";
import { UserPool, UserPoolClient } from "aws-cdk-lib/aws-cognito";
import { describe, expect, test } from "vitest";
import type { SessionRsvpProps } from "../../lib/session-rsvp-props.ts";
import { deployedConfig } from "./support/deployed-config.ts";
import { type Resource, resolverOf, resource, resources, servicesWith } from "./support/stacks.ts";

const issuer = "https://id.example.org/tenant";
const signInOrigin = "https://sign-in.example.org";

const templates = servicesWith({
  defaults: () => ({}),
  oidc: () => ({ identity: { issuer, audience: ["rsvp", "rsvp-cli"] } }),
  oidcInDetail: () => ({
    identity: {
      issuer,
      audience: ["rsvp-cli", "rsvp"],
      webClient: {
        clientId: "rsvp",
        scope: "openid profile",
        signOutUrl: "https://id.example.org/out?client=rsvp",
        origins: ["https://keys.example.org"],
      },
    },
  }),
  pool: (stack) => ({
    identity: {
      userPool: UserPool.fromUserPoolId(stack, "pool", "eu-central-1_Abc"),
      signInOrigin,
      signInPages: "classic",
    },
  }),
  poolWithManagedLogin: (stack) => ({
    identity: {
      userPool: UserPool.fromUserPoolId(stack, "pool", "eu-central-1_Abc"),
      signInOrigin,
      signInPages: "managed-login",
    },
    organizerGroup: "staff",
  }),
  poolAndClient: (stack) => ({
    identity: {
      userPool: UserPool.fromUserPoolId(stack, "pool", "eu-central-1_Abc"),
      userPoolClient: UserPoolClient.fromUserPoolClientId(stack, "client", "7abc"),
      signInOrigin,
    },
  }),
});

const host = (template: Template) => {
  const [id] = resources(template, "AWS::CloudFront::Distribution")[0] ?? [];
  return `${id}.DomainName`;
};
const clientOf = (template: Template) =>
  resources(template, "AWS::Cognito::UserPoolClient")[0] ?? ["", undefined];
/** Where the app may fetch from to sign people in; the last address is that of uploads. */
const connectTo = (template: Template) => {
  const { Properties } = resource(template, "AWS::CloudFront::ResponseHeadersPolicy", "servedheaders");
  const { ContentSecurityPolicy } = Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig;
  const policy = String(resolverOf(template)(ContentSecurityPolicy.ContentSecurityPolicy));
  return /connect-src 'self' ([^;]*) https:\/\/[^ ;]*\.s3\.[^ ;]*;/.exec(policy)?.[1];
};

describe("the client of a pool", () => {
  test.each(["defaults", "pool"] as const)(
    "lets browsers sign in by code, without a secret, and come back only to this app: %s",
    (name) => {
      const { Properties } = clientOf(templates[name])[1] as Resource;
      expect(resolverOf(templates[name])(Properties)).toMatchObject({
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ["code"],
        AllowedOAuthScopes: ["openid", "profile", "email"],
        CallbackURLs: [`https://${host(templates[name])}/signed-in`],
        LogoutURLs: [`https://${host(templates[name])}/`],
      });
      expect(Properties).not.toHaveProperty("GenerateSecret");
    },
  );

  test("gives ID tokens, which the API accepts, at least the lifetime of access tokens", () => {
    const { Properties } = clientOf(templates.defaults)[1] as Resource;
    expect(Properties).toMatchObject({
      IdTokenValidity: 60,
      AccessTokenValidity: 60,
      RefreshTokenValidity: 30 * 24 * 60,
      TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "minutes" },
    });
  });

  test("is the one whose tokens the API accepts", () => {
    const { JwtConfiguration } = resource(templates.defaults, "AWS::ApiGatewayV2::Authorizer").Properties;
    expect(JwtConfiguration.Audience).toEqual([{ Ref: clientOf(templates.defaults)[0] }]);
  });
});

describe("sign-in pages", () => {
  test("of the service's own pool have a name that no other stack has", () => {
    const { Domain } = resource(templates.defaults, "AWS::Cognito::UserPoolDomain").Properties;
    expect(Domain).toEqual({
      "Fn::Join": [
        "",
        [
          expect.stringMatching(/^rsvp-[0-9a-f]{8}-$/),
          { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] },
        ],
      ],
    });
  });

  test("of the service's own pool are the classic ones, which need no branding", () => {
    const { defaults } = templates;
    expect(resource(defaults, "AWS::Cognito::UserPool").Properties.UserPoolTier).toBe("LITE");
    expect(resource(defaults, "AWS::Cognito::UserPoolDomain").Properties.ManagedLoginVersion).toBe(1);
    expect(resources(defaults, "AWS::Cognito::ManagedLoginBranding")).toEqual([]);
  });

  test("of a given pool do not change", () => {
    expect(resources(templates.pool, "AWS::Cognito::UserPoolDomain")).toEqual([]);
    for (const name of ["pool", "poolAndClient"] as const)
      expect(resources(templates[name], "AWS::Cognito::ManagedLoginBranding")).toEqual([]);
  });

  test("with managed login get a branding for the new client, because they fail without one", () => {
    const { poolWithManagedLogin: template } = templates;
    expect(resource(template, "AWS::Cognito::ManagedLoginBranding").Properties).toEqual({
      UserPoolId: "eu-central-1_Abc",
      ClientId: { Ref: clientOf(template)[0] },
      UseCognitoProvidedValues: true,
    });
  });
});

describe("the app's /config.json", () => {
  test("names the service's own pool, its client, and the addresses for signing out", () => {
    const [client] = clientOf(templates.defaults);
    const [pool] = resources(templates.defaults, "AWS::Cognito::UserPool")[0] ?? [];
    const [pages] = resources(templates.defaults, "AWS::Cognito::UserPoolDomain")[0] ?? [];
    const { Issuer } = resource(templates.defaults, "AWS::ApiGatewayV2::Authorizer").Properties
      .JwtConfiguration;
    const back = encodeURIComponent(`https://${host(templates.defaults)}/`);
    expect(deployedConfig(templates.defaults)).toEqual({
      issuer: `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_${pool}`,
      clientId: client,
      signOutUrl: `https://${pages}.auth.us-east-1.amazoncognito.com/logout?client_id=${client}&logout_uri=${back}`,
      organizerGroup: "organizer",
    });
    expect(deployedConfig(templates.defaults).issuer).toBe(resolverOf(templates.defaults)(Issuer));
  });

  test("names the group of the organizers", () => {
    expect(deployedConfig(templates.poolWithManagedLogin).organizerGroup).toBe("staff");
  });

  test("names a given pool with its own pages, and the given client", () => {
    const back = encodeURIComponent(`https://${host(templates.poolAndClient)}/`);
    expect(deployedConfig(templates.poolAndClient)).toEqual({
      issuer: "https://cognito-idp.us-east-1.amazonaws.com/eu-central-1_Abc",
      clientId: "7abc",
      signOutUrl: `${signInOrigin}/logout?client_id=7abc&logout_uri=${back}`,
      organizerGroup: "organizer",
    });
    expect(connectTo(templates.poolAndClient)).toBe(
      `https://cognito-idp.us-east-1.amazonaws.com ${signInOrigin}`,
    );
  });

  test("names an issuer and its first audience by default", () => {
    expect(deployedConfig(templates.oidc)).toEqual({
      issuer,
      clientId: "rsvp",
      organizerGroup: "organizer",
    });
    expect(connectTo(templates.oidc)).toBe("https://id.example.org");
  });

  test("names the deployer's settings of an issuer", () => {
    expect(deployedConfig(templates.oidcInDetail)).toEqual({
      issuer,
      clientId: "rsvp",
      scope: "openid profile",
      signOutUrl: "https://id.example.org/out?client=rsvp",
      organizerGroup: "organizer",
    });
    expect(connectTo(templates.oidcInDetail)).toBe("https://id.example.org https://keys.example.org");
  });
});

test.each<[string, SessionRsvpProps["identity"] & object, string]>([
  [
    "a client that is none of the audiences",
    { issuer, audience: ["a"], webClient: { clientId: "b" } },
    "clientId",
  ],
  ["no audience", { issuer, audience: [] }, "identity.audience"],
  [
    "keys at what is no origin",
    { issuer, audience: ["a"], webClient: { origins: ["https://keys.example.org/"] } },
    "identity.webClient.origins",
  ],
])("refuses an issuer with %s", (_, identity, named) => {
  expect(() => servicesWith({ refused: () => ({ identity }) })).toThrow(named);
});

test.each([
  ["whose sign-in pages nobody has named", {}],
  ["whose sign-in pages have no scheme", { signInOrigin: "sign-in.example.org" }],
  ["whose sign-in pages end with a slash", { signInOrigin: "https://sign-in.example.org/" }],
])("refuses a given pool %s", (_, pages) => {
  const refused = () =>
    servicesWith({
      refused: (stack) => ({
        identity: {
          userPool: UserPool.fromUserPoolId(stack, "pool", "x_y"),
          signInPages: "classic",
          ...pages,
        },
      }),
    });
  expect(refused).toThrow("identity.signInOrigin");
});

test("refuses a given pool without a choice of pages for a new client", () => {
  const refused = () =>
    servicesWith({
      refused: (stack) => ({
        identity: { userPool: UserPool.fromUserPoolId(stack, "pool", "x_y"), signInOrigin },
      }),
    });
  expect(refused).toThrow("identity.signInPages");
});

test("accepts sign-in pages whose address is known only at deployment", () => {
  const { known } = servicesWith({
    known: (stack) => {
      const userPool = new UserPool(stack, "own-pool");
      const pages = userPool.addDomain("pages", { cognitoDomain: { domainPrefix: "conference" } });
      return { identity: { userPool, signInOrigin: pages.baseUrl(), signInPages: "classic" } };
    },
  });
  expect(connectTo(known)).toContain(".auth.us-east-1.amazoncognito.com");
});

describe("no resource waits for itself", () => {
  const all = templates.defaults.toJSON().Resources as Record<string, Resource>;
  /** Everything that must exist before a resource does. */
  const needs = (id: string, known = new Set<string>()): Set<string> => {
    const text = JSON.stringify({ ...all[id], Metadata: undefined });
    for (const other of Object.keys(all)) {
      if (other === id || known.has(other) || !text.includes(`"${other}"`)) continue;
      known.add(other);
      needs(other, known);
    }
    return known;
  };
  const idOf = (type: string) => resources(templates.defaults, type)[0]?.[0] ?? "";

  test("the app client is created after the distribution, and the distribution after the API", () => {
    const [client = "", address, api] = [
      "AWS::Cognito::UserPoolClient",
      "AWS::CloudFront::Distribution",
      "AWS::ApiGatewayV2::Api",
    ].map(idOf);
    expect([...needs(client)]).toEqual(expect.arrayContaining([address, api]));
    expect([...needs(address ?? "")]).toContain(api);
    expect([...needs(address ?? "")]).not.toContain(client);
    expect([...needs(api ?? "")]).toEqual([]);
  });

  test("no resource is among those that must exist before it", () => {
    for (const id of Object.keys(all)) {
      const through = [...needs(id)].filter((other) => needs(other).has(id));
      expect(through, id).toEqual([]);
    }
  });
});
