import { Share } from "lucide-react";
import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toasts.ts";

interface ShareButtonProps {
  readonly title: string;
  /** The path of the page. */
  readonly path: string;
}

/** Opens what the device has for sharing. Where it has nothing, the link is copied. */
export function ShareButton({ title, path }: ShareButtonProps) {
  const url = `${location.origin}${path}`;
  return (
    <Button variant="quiet" size="sm" onClick={() => void share(title, url)}>
      <Share aria-hidden className="size-4" />
      {text.share}
    </Button>
  );
}

async function share(title: string, url: string): Promise<void> {
  try {
    if (typeof navigator.share === "function") return await navigator.share({ title, url });
  } catch (error) {
    // The person has closed the sheet.
    if (error instanceof DOMException && error.name === "AbortError") return;
  }
  try {
    await navigator.clipboard.writeText(url);
    showToast("good", text.copied);
  } catch {
    showToast("bad", text.notCopied);
  }
}
