import type { NoticeKind } from "../../core/notices/notice.ts";

/** A mail before it is put into MIME. */
export interface Mail {
  readonly from: string;
  readonly replyTo: string | null;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** It is the same whenever this mail is sent. SES replaces the message id, and keeps this. */
  readonly noticeId: string;
  readonly messageId: string;
  readonly kind: NoticeKind | "INVITATION";
  /** The address at which one request ends mails of this kind (RFC 8058). `null`: there is none. */
  readonly unsubscribeUrl: string | null;
  /** A picture that the HTML part shows by its content id (RFC 2392). */
  readonly picture: { readonly cid: string; readonly filename: string; readonly content: Buffer } | null;
  /** A calendar file that mail programs offer to keep. */
  readonly calendar: { readonly method: "REQUEST" | "CANCEL"; readonly text: string } | null;
}
