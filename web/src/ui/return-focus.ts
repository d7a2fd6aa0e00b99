/** Back to what had the focus; where that is gone, to the page itself rather than to nothing. */
export function returnFocus(to: HTMLElement | null | undefined): void {
  if (to?.isConnected) to.focus();
  else document.getElementById("content")?.focus({ preventScroll: true });
}
