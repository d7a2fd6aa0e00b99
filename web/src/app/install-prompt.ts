/** Chromium's event: the page may ask the person to install the app, once. */
export interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallPrompt | undefined;
const listeners = new Set<() => void>();

function set(next: InstallPrompt | undefined): void {
  offered = next;
  for (const listener of listeners) listener();
}

// It comes early and only once. The browser's own banner would come on arrival.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  set(event as InstallPrompt);
});
addEventListener("appinstalled", () => set(undefined));

export const installPrompt = (): InstallPrompt | undefined => offered;
export const takeInstallPrompt = (): InstallPrompt | undefined => {
  const prompt = offered;
  set(undefined);
  return prompt;
};

export function onInstallPrompt(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
