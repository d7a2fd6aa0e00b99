import { lazy, Suspense, useCallback, useRef, useState } from "react";
import type { SessionDetails } from "../../api/organizer/answers.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { LazyRow } from "../../ui/lazy-row.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { COLUMNS, SessionRow } from "./session-row.tsx";
import type { ChangeSession } from "./use-quick-change.ts";

const ConfirmDialog = lazy(() => import("../../ui/confirm-dialog.tsx"));

interface SessionTableProps {
  readonly sessions: readonly SessionDetails[];
  readonly timeZone: string;
  readonly onChange: ChangeSession;
}

const ROW_PX = 77;
const CARD_PX = 218;
/** As many as a tall screen shows. */
const FIRST_ROWS = 12;

/** A table whose rows are cards on a phone. Only what is near the screen is in the page, hence the counts of rows. */
export function SessionTable({ sessions, timeZone, onChange }: SessionTableProps) {
  const wide = useMedia("(min-width: 48rem)");
  const [asked, setAsked] = useState<SessionDetails>();
  const asking = useRef<HTMLElement>(null);
  const ask = useCallback((session: SessionDetails, button: HTMLElement) => {
    asking.current = button;
    setAsked(session);
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows of a table element cannot keep their place without content
    <div role="table" aria-label={text.table} aria-rowcount={sessions.length + 1}>
      <Head />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup">
        {sessions.map((session, index) => (
          <LazyRow
            key={session.sessionId}
            first={index < FIRST_ROWS}
            estimate={wide ? ROW_PX : CARD_PX}
            render={() => (
              <SessionRow {...{ session, timeZone, onChange }} position={index + 2} onAsk={ask} />
            )}
          />
        ))}
      </div>
      {asked && (
        <Suspense>
          <ConfirmDialog
            question={questionOf(asked)}
            onConfirm={() => onChange(asked, { state: asked.state === "CANCELLED" ? "OPEN" : "CANCELLED" })}
            onClose={() => setAsked(undefined)}
            returnFocus={() => asking.current?.focus()}
          />
        </Suspense>
      )}
    </div>
  );
}

function Head() {
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: rows of a table element cannot keep their place without content
    // biome-ignore-start lint/a11y/useFocusableInteractive: a table's cells, unlike a grid's, take no focus
    <div role="rowgroup" className="sr-only md:not-sr-only">
      <div
        role="row"
        aria-rowindex={1}
        className={`${COLUMNS} border-b border-line pb-2 text-xs font-semibold text-ink-soft`}
      >
        {Object.values(text.columns).map((column) => (
          <div key={column} role="columnheader">
            {column}
          </div>
        ))}
      </div>
    </div>
    // biome-ignore-end lint/a11y/useFocusableInteractive: see above
    // biome-ignore-end lint/a11y/useSemanticElements: see above
  );
}

function questionOf({ title, state, taken, waiting }: SessionDetails) {
  if (state === "CANCELLED") {
    return {
      title: text.reopenTitle(title),
      text: text.reopenText,
      confirm: text.reopenConfirm,
      keep: text.reopenKeep,
    };
  }
  return {
    title: text.cancelTitle(title),
    text: text.cancelText(taken, waiting),
    confirm: text.cancelConfirm,
    keep: text.cancelKeep,
  };
}
