import * as z from "zod";

const text = z.string().min(1);

const OwnUserPool = z.strictObject({
  kind: z.literal("own-user-pool"),
  email: z
    .strictObject({
      from: z.email(),
      fromName: text.exactOptional(),
      replyTo: z.email().exactOptional(),
      region: text.exactOptional(),
      verifiedDomain: text.exactOptional(),
    })
    .exactOptional(),
  requireSecondFactor: z.boolean().exactOptional(),
});

const GivenUserPool = z.strictObject({
  kind: z.literal("user-pool"),
  userPoolId: z.string().regex(/^[a-z0-9-]+_[A-Za-z0-9]+$/, "must be an id such as eu-central-1_Ab3dE5fGh"),
  userPoolClientId: text.exactOptional(),
  signInOrigin: text.exactOptional(),
  signInPages: z.enum(["classic", "managed-login"]).exactOptional(),
});

const Issuer = z.strictObject({
  kind: z.literal("issuer"),
  issuer: z.url({ protocol: /^https$/, error: "must be an address that begins with https://" }),
  audience: z.array(text).min(1),
  webClient: z
    .strictObject({
      clientId: text.exactOptional(),
      scope: text.exactOptional(),
      signOutUrl: z.url().exactOptional(),
      origins: z.array(text).exactOptional(),
    })
    .exactOptional(),
});

/** The issuer of the tokens of a stage. */
export const IdentitySettings = z.discriminatedUnion("kind", [OwnUserPool, GivenUserPool, Issuer]);
