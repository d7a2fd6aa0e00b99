import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Text } from "@react-email/text";
import { Fragment } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { linkedText, type TextPiece } from "../../contract/text-links.ts";

/** What a mail shows. All of it is plain text. */
export interface MailContent {
  /** The name of the conference, above everything else. */
  readonly eventTitle: string;
  /** The conference's colour, `#rrggbb`. */
  readonly color: string;
  readonly title: string;
  readonly text: string;
  /** A person wrote the text, so its addresses are links. */
  readonly hasLinks: boolean;
  readonly actions: readonly MailLink[];
  /** `null`: the mail shows none. */
  readonly ticket: ShownTicket | null;
  /** Why the person gets this mail, and where they change it. */
  readonly footer: { readonly text: string; readonly links: readonly MailLink[] };
}

interface ShownTicket {
  /** The content id of its QR code. */
  readonly picture: string;
  readonly code: string;
  readonly page: MailLink;
}

interface MailLink {
  readonly label: string;
  readonly url: string;
}

/** The page is light or dark as the reader's device is, and readable without style sheets. */
const STYLES = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body, .page { background: #ffffff; color: #1b1b1f; }
.quiet { color: #5c5c66; }
@media (prefers-color-scheme: dark) {
  body, .page { background: #1b1b1f !important; color: #f2f2f5 !important; }
  .quiet { color: #b5b5c0 !important; }
}`;

/** The text's colour is readable on both pages. One blue is not. */
const LINK = { color: "inherit", textDecorationLine: "underline" };

const font = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

function NoticeMail({ eventTitle, color, title, text, hasLinks, actions, ticket, footer }: MailContent) {
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style>{STYLES}</style>
      </Head>
      <Preview>{text}</Preview>
      <Body className="page" style={{ fontFamily: font, margin: 0, padding: "24px 16px" }}>
        <Container style={{ maxWidth: 560 }}>
          <Text style={{ borderTop: `4px solid ${color}`, paddingTop: 12, fontWeight: 600 }}>
            {eventTitle}
          </Text>
          <Heading as="h1" style={{ fontSize: 22, lineHeight: "30px", margin: "8px 0 12px" }}>
            {title}
          </Heading>
          <Text style={{ fontSize: 16, lineHeight: "24px", margin: "0 0 20px" }}>
            <Lines pieces={hasLinks ? linkedText(text) : [{ text }]} />
          </Text>
          {actions.map(({ label, url }, index) => (
            <Button key={url} href={url} style={index === 0 ? filled(color) : plain}>
              {label}
            </Button>
          ))}
          {ticket !== null && <Ticket {...ticket} />}
          <Hr style={{ margin: "28px 0 12px" }} />
          <Text className="quiet" style={{ fontSize: 13, lineHeight: "20px" }}>
            {footer.text}
            {footer.links.map(({ label, url }) => (
              <Fragment key={url}>
                {" "}
                <Link href={url} style={LINK}>
                  {label}
                </Link>
              </Fragment>
            ))}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

/** Many mail programs show pictures only when asked, so code and link say the same in words. */
const Ticket = ({ picture, code, page }: ShownTicket) => (
  <>
    <Heading as="h2" style={{ fontSize: 18, lineHeight: "24px", margin: "28px 0 8px" }}>
      Your ticket
    </Heading>
    <Text style={{ fontSize: 16, lineHeight: "24px", margin: "0 0 12px" }}>{ticketText(code)}</Text>
    <img
      src={`cid:${picture}`}
      alt={`The QR code of your ticket. Its code in letters is ${code}.`}
      width={TICKET_WIDTH}
      height={TICKET_WIDTH}
      style={{ display: "block", borderRadius: 8, marginBottom: 12 }}
    />
    <Link href={page.url} style={{ ...LINK, fontSize: 16 }}>
      {page.label}
    </Link>
  </>
);

const TICKET_WIDTH = 260;
const ticketText = (code: string): string =>
  `Show this at the door. If it cannot be scanned, say the code ${code}.`;

/** Not every mail program knows `white-space: pre-line`. */
const Lines = ({ pieces }: { readonly pieces: readonly TextPiece[] }) =>
  pieces.flatMap(({ text, url }, index) =>
    url === undefined
      ? text.split("\n").flatMap((line, at) => (at === 0 ? [line] : [<br key={`${index}.${at}`} />, line]))
      : [
          <Link key={index} href={url} style={LINK}>
            {text}
          </Link>,
        ],
  );

const button = {
  borderRadius: 8,
  padding: "12px 18px",
  margin: "0 8px 8px 0",
  fontSize: 16,
  fontWeight: 600,
};
const filled = (color: string) => ({ ...button, background: color, color: textOn(color) });
const plain = { ...button, border: "1px solid #8a8a94", color: "inherit" };

/** Black or white, whichever is easier to read on the colour (WCAG's relative luminance). */
function textOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000000" : "#ffffff";
}

/** Writes the HTML part of a mail. */
export const noticeHtml = (content: MailContent): string =>
  `<!DOCTYPE html>${renderToStaticMarkup(<NoticeMail {...content} />)}`;

/** Writes the text part of the same mail. */
export const noticePlainText = ({ eventTitle, title, text, actions, ticket, footer }: MailContent): string =>
  [
    ...[eventTitle, title, text],
    ...actions.map(({ label, url }) => `${label}: ${url}`),
    ...(ticket === null
      ? []
      : [`Your ticket has the code ${ticket.code}.`, `${ticket.page.label}: ${ticket.page.url}`]),
    `-- \n${[footer.text, ...footer.links.map(({ label, url }) => `${label}: ${url}`)].join("\n")}`,
  ].join("\n\n");
