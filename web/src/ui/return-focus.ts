/** Returns the focus to its element; if that is gone, to the page itself. */
export function returnFocus(to: HTMLElement | null | undefined): void {
  if (to?.isConnected) to.focus();
  else document.getElementById("content")?.focus({ preventScroll: true });
}
