import styles from "./embed.css?inline";

let sheet: CSSStyleSheet | undefined;

/** All shadow roots share one sheet; it is constructed, so a content security policy does not block it. */
export function openShadow(host: HTMLElement): ShadowRoot {
  if (host.shadowRoot !== null) return host.shadowRoot;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  // Focusing the host focuses the button inside.
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  root.adoptedStyleSheets = [sheet];
  return root;
}
