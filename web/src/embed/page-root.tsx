import { Fragment, type ReactNode, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { ButtonBoundary } from "./button-boundary.tsx";
import { ConnectedButton, type ConnectedButtonProps } from "./connected-button.tsx";
import type { Connection } from "./connection.ts";
import { LiveConnection } from "./live-connection.tsx";
import { OwnerNote } from "./load-problem.tsx";
import { ShadowHost } from "./shadow-host.tsx";
import { openShadow } from "./shadow-styles.ts";
import { ToastLayer } from "./toast-layer.tsx";

interface Shown {
  /** The renderer recognizes the button by this key when its props change. */
  readonly key: string;
  readonly root: ShadowRoot;
  /** Absent if the site has not said which service to connect to. */
  readonly connection?: Connection;
  readonly content: ReactNode;
}

let shown: ReadonlyMap<HTMLElement, Shown> = new Map();
let page: { readonly root: Root; readonly container: HTMLElement } | undefined;
let nextKey = 1;
const listeners = new Set<() => void>();

/** One root renders all elements of the page, each into its own shadow root, so that they can share data. */
export function show(element: HTMLElement, props: ConnectedButtonProps): void {
  put(element, { connection: props.connection, content: <ConnectedButton {...props} /> });
}

/** Replaces a button that cannot work with what the site's owner must fix. */
export function showOwnerNote(element: HTMLElement, text: string): void {
  put(element, { content: <OwnerNote text={text} /> });
}

function put(element: HTMLElement, what: Pick<Shown, "connection" | "content">): void {
  const key = shown.get(element)?.key ?? String(nextKey++);
  change(new Map(shown).set(element, { key, root: openShadow(element), ...what }));
}

export function hide(element: HTMLElement): void {
  const left = new Map(shown);
  if (left.delete(element)) change(left);
}

function change(next: typeof shown): void {
  shown = next;
  for (const listener of listeners) listener();
  // An element that is moved is removed and inserted again within the same task.
  queueMicrotask(settle);
}

/** A page without buttons keeps nothing of it. */
function settle(): void {
  if (shown.size === 0) {
    page?.root.unmount();
    page?.container.remove();
    page = undefined;
    return;
  }
  page ??= render();
  // Sites that change pages without loading them may replace the body that contained it.
  if (!page.container.isConnected) document.body.append(page.container);
}

function render(): NonNullable<typeof page> {
  const container = document.createElement("div");
  const root = createRoot(container);
  root.render(<Page />);
  return { container, root };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function Page() {
  const entries = [...useSyncExternalStore(subscribe, () => shown).values()];
  const connections = [...new Set(entries.flatMap(({ connection }) => connection ?? []))];
  return (
    <>
      {connections.map((connection) => (
        <LiveConnection key={connection.url} connection={connection} />
      ))}
      {entries.map(({ key, root, content }) => (
        <Fragment key={key}>{createPortal(<ButtonBoundary>{content}</ButtonBoundary>, root)}</Fragment>
      ))}
      <ShadowHost aside>
        <ToastLayer />
      </ShadowHost>
    </>
  );
}
