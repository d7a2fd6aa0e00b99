import styles from "./embed.css?inline";

let sheet: CSSStyleSheet | undefined;

/** One sheet for all shadow roots of the page; constructed, hence no matter for a content security policy. */
export function openShadow(host: HTMLElement): ShadowRoot {
  if (host.shadowRoot !== null) return host.shadowRoot;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  // Who focuses the host means the button inside.
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  root.adoptedStyleSheets = [sheet];
  return root;
}
