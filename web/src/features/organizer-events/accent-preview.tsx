import type { CSSProperties } from "react";
import { previewMessages as text } from "../../messages/organizer/pictures-messages.ts";
import { accentOf, isBright } from "../../ui/accent.ts";
import { previewColors, type Scheme } from "./preview-colors.ts";

interface AccentPreviewProps {
  readonly eventId: string;
  readonly title: string;
  readonly logoUrl: string | null;
  /** `#rrggbb`; null: the event has no colour of its own. */
  readonly color: string | null;
}

/** How pages look with the colour, in both schemes, whatever the reader's own is. */
export function AccentPreview({ eventId, color, ...shown }: AccentPreviewProps) {
  const bright = isBright(eventId, color);
  const accent = accentOf(eventId, color);
  return (
    <div className="sm:col-span-2">
      <p className="pb-1.5 text-sm font-semibold">{text.title}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {(["light", "dark"] as const).map((scheme) => (
          <Page
            key={scheme}
            {...shown}
            scheme={scheme}
            style={{ ...accent, ...previewColors(scheme, bright), colorScheme: scheme } as CSSProperties}
          />
        ))}
      </div>
      <p role="status" className="pt-1.5 text-sm text-ink-soft">
        {bright ? text.bright : ""}
      </p>
    </div>
  );
}

interface PageProps extends Pick<AccentPreviewProps, "title" | "logoUrl"> {
  readonly scheme: Scheme;
  readonly style: CSSProperties;
}

/** A small page: its top bar, its main button and a session. Nothing in it acts, so it counts as one picture. */
function Page({ scheme, style, title, logoUrl }: PageProps) {
  return (
    <div
      role="img"
      aria-label={text[scheme]}
      data-scheme={scheme}
      style={style}
      className="overflow-hidden rounded-card border border-line bg-surface text-ink"
    >
      <div className="flex h-11 items-center gap-2 bg-cover px-3 text-on-cover">
        {logoUrl !== null && <img src={logoUrl} alt="" className="size-7 rounded-mark object-contain" />}
        <span className="truncate font-display font-semibold">{title || text.untitled}</span>
      </div>
      <div className="flex items-center gap-3 border-b border-line p-3">
        <span className="h-9 w-1 shrink-0 rounded-bar bg-accent" />
        <div className="min-w-0 grow">
          <p className="truncate font-display font-semibold">{text.session}</p>
          <p className="truncate text-sm text-ink-soft">{text.room}</p>
        </div>
        <span className="shrink-0 rounded-full bg-accent-wash px-3 py-2 text-sm/none font-semibold text-accent">
          {text.rowButton}
        </span>
      </div>
      <div className="p-3">
        <span className="block rounded-full bg-brand py-3 text-center text-sm/none font-semibold text-on-brand">
          {text.mainButton}
        </span>
      </div>
    </div>
  );
}
