import { useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { ButtonBoundary } from "./button-boundary.tsx";
import { ConnectedButton, type ConnectedButtonProps } from "./connected-button.tsx";
import { KeepFresh } from "./keep-fresh.tsx";
import { NoticeLayer } from "./notice-layer.tsx";
import { ShadowHost } from "./shadow-host.tsx";
import { openShadow } from "./shadow-styles.ts";

interface Shown {
  /** By which React knows the button again when it is given other props. */
  readonly key: string;
  readonly root: ShadowRoot;
  readonly props: ConnectedButtonProps;
}

let shown: ReadonlyMap<HTMLElement, Shown> = new Map();
let page: { readonly root: Root; readonly container: HTMLElement } | undefined;
let nextKey = 1;
const listeners = new Set<() => void>();

/** All elements of the page are rendered by one root, each into its own shadow: they share what they have in common. */
export function show(element: HTMLElement, props: ConnectedButtonProps): void {
  const key = shown.get(element)?.key ?? String(nextKey++);
  change(new Map(shown).set(element, { key, root: openShadow(element), props }));
}

export function hide(element: HTMLElement): void {
  const left = new Map(shown);
  if (left.delete(element)) change(left);
}

function change(next: typeof shown): void {
  shown = next;
  for (const listener of listeners) listener();
  // One that is only moved is taken out and put in again within the same task.
  queueMicrotask(settle);
}

/** Nothing of it is left on a page that has no button any more. */
function settle(): void {
  if (shown.size === 0) {
    page?.root.unmount();
    page?.container.remove();
    page = undefined;
    return;
  }
  page ??= render();
  // Sites that change pages without loading them put another body in the place of the one that it was in.
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
  const connections = [...new Set(entries.map(({ props }) => props.connection))];
  return (
    <>
      {connections.map((connection) => (
        <KeepFresh key={connection.url} connection={connection} />
      ))}
      {entries.map(({ key, root, props }) =>
        createPortal(
          <ButtonBoundary>
            <ConnectedButton {...props} />
          </ButtonBoundary>,
          root,
          key,
        ),
      )}
      <ShadowHost aside>
        <NoticeLayer />
      </ShadowHost>
    </>
  );
}
