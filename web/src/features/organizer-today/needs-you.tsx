import { FileUp, type LucideIcon, MailX, PencilLine, TriangleAlert, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Event, Session } from "../../api/answers.ts";
import { todayMessages as text } from "../../messages/organizer/today-messages.ts";
import { DownloadEverybody } from "../../organizer/download-everybody.tsx";
import { timeText } from "../../time/zoned.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Mark } from "../../ui/mark.tsx";
import type { Need, Needs } from "./needs.ts";
import { Section } from "./section.tsx";

interface NeedsYouProps {
  readonly event: Event;
  readonly needs: Needs;
  readonly now: number;
  /** Publishes a draft. */
  readonly publish: ReactNode;
}

export function NeedsYou({ needs: { shown, left }, ...rest }: NeedsYouProps) {
  const { eventId } = rest.event;
  return (
    <Section title={text.needs} beside={shown.length > 0 && <Mark tone="warn">{shown.length + left}</Mark>}>
      {shown.length === 0 ? (
        <div className="border-t border-line py-4">
          <p className="font-display font-semibold">{text.quietTitle}</p>
          <p className="mt-0.5 text-sm text-ink-soft">{text.quietHint}</p>
        </div>
      ) : (
        <ul className="border-t border-line">
          {shown.map((need) => (
            <NeedItem key={"session" in need ? need.session.sessionId : need.kind} need={need} {...rest} />
          ))}
        </ul>
      )}
      {left > 0 && (
        <Link
          to={`/organizer/events/${eventId}/sessions?state=waitlist`}
          className="inline-flex h-11 items-center text-sm font-semibold text-accent hover:underline"
        >
          {text.left(left)}
        </Link>
      )}
    </Section>
  );
}

type NeedItemProps = Omit<NeedsYouProps, "needs"> & { readonly need: Need };

function NeedItem({ need, event, now, publish }: NeedItemProps) {
  const { eventId, timeZone } = event;
  switch (need.kind) {
    case "import":
      return (
        <Item
          icon={FileUp}
          tone="warn"
          title={text.importTitle}
          hint={text.importHint(need.done, need.total)}
        >
          <Link
            to={`/organizer/events/${eventId}/import`}
            className={buttonLook({ variant: "outline", size: "sm" })}
          >
            {text.continueImport}
          </Link>
        </Item>
      );
    case "draft":
      return (
        <Item icon={PencilLine} tone="wait" title={text.draftTitle} hint={text.draftHint}>
          {publish}
        </Item>
      );
    case "mails":
      return (
        <Item icon={MailX} tone="bad" title={text.mails(need.people, need.more)} hint={text.mailsHint}>
          <DownloadEverybody eventId={eventId} size="sm" />
        </Item>
      );
    case "over":
    case "line": {
      const { session, soon } = need;
      const when = timeText(session.startsAt, timeZone, now);
      const over = need.kind === "over";
      const hint = text.about(session.title, when, session.room);
      return (
        <Item
          icon={over ? TriangleAlert : Users}
          tone={over ? "warn" : "wait"}
          title={over ? text.over(need.people) : text.lineTitle(session.waiting)}
          hint={over ? `${hint} ${text.overHint}` : hint}
          mark={soon && text.soon(Math.ceil((Date.parse(session.startsAt) - now) / 60_000))}
        >
          <SessionActs session={session} />
        </Item>
      );
    }
  }
}

/** The row of the list has the capacity, which can be changed in place. */
function SessionActs({ session: { eventId, sessionId, title } }: { readonly session: Session }) {
  const sessions = `/organizer/events/${eventId}/sessions`;
  return (
    <>
      <Link
        to={`${sessions}?${new URLSearchParams({ q: title })}`}
        aria-label={text.raiseOf(title)}
        className={buttonLook({ variant: "secondary", size: "sm" })}
      >
        {text.raise}
      </Link>
      <Link
        to={`${sessions}/${encodeURIComponent(sessionId)}/roster`}
        aria-label={text.rosterOf(title)}
        className={buttonLook({ variant: "quiet", size: "sm" })}
      >
        {text.roster}
      </Link>
    </>
  );
}

const tones = { warn: "bg-warn-wash text-warn", wait: "bg-wait-wash text-wait", bad: "bg-bad-wash text-bad" };

interface ItemProps {
  readonly icon: LucideIcon;
  readonly tone: keyof typeof tones;
  readonly title: string;
  readonly hint: string;
  readonly mark?: string | false;
  readonly children: ReactNode;
}

const Item = ({ icon: Icon, tone, title, hint, mark, children }: ItemProps) => (
  <li className="flex gap-3 border-b border-line py-4">
    <span aria-hidden className={`grid size-9 shrink-0 place-items-center rounded-full ${tones[tone]}`}>
      <Icon className="size-4.5" />
    </span>
    <div className="min-w-0 flex-1">
      <h3 className="font-display text-base leading-5 font-semibold">{title}</h3>
      {mark && (
        <p className="mt-1.5">
          <Mark tone="warn">{mark}</Mark>
        </p>
      )}
      <p className="mt-0.5 text-sm leading-5 text-ink-soft">{hint}</p>
      <div className="mt-2.5 flex flex-wrap items-center gap-1.5">{children}</div>
    </div>
  </li>
);
