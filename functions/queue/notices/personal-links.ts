import type { LinkClaims } from "../../contract/links.ts";
import type { ToldNotice } from "../../core/notices/send-notice.ts";
import { isBooth } from "../../core/programme/session.ts";
import type { PersonalLinks } from "../../formats/mail/notice-mail-of.ts";
import type { linkTokens } from "../../middleware/link-token.ts";

/** Later than this, people sign in. */
const VALID_MS = 60 * 24 * 60 * 60_000;

export interface LinkMaker {
  readonly links: Pick<ReturnType<typeof linkTokens>, "sign">;
  /** The address of the web app. */
  readonly siteUrl: string;
}

/** Makes the links of a mail. People see a page with a button; programs that unsubscribe ask the API itself. */
export async function personalLinks(
  { notice, programme }: Pick<ToldNotice, "notice" | "programme">,
  { links, siteUrl }: LinkMaker,
): Promise<PersonalLinks> {
  const { userId: sub, sessionId: ses, at, kind } = notice;
  const expiresAt = new Date(Date.parse(at) + VALID_MS).toISOString();
  const sign = (claims: Pick<LinkClaims, "act" | "off">) => links.sign({ sub, ses, ...claims }, expiresAt);
  // A mail that is late is about its own offer, even if the person has got another one meanwhile.
  const off = kind === "OFFER_MADE" ? at : null;
  // A person enters a booth where it is.
  const pageFor = async (act: "accept" | "decline") =>
    off === null || isBooth(programme) ? null : `${siteUrl}/links/${await sign({ act, off })}`;
  const unsubscribe = await sign({ act: "unsubscribe" });
  return {
    accept: await pageFor("accept"),
    decline: await pageFor("decline"),
    unsubscribe: `${siteUrl}/api/links/${unsubscribe}`,
    unsubscribePage: `${siteUrl}/links/${unsubscribe}`,
  };
}
