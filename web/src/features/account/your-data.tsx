import { useMutation } from "@tanstack/react-query";
import { Download, Trash2 } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { exportAccount } from "../../api/account.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { accountMessages as text } from "../../messages/attendee/account-messages.ts";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toasts.ts";

const EraseDialog = lazy(() => import("./erase-dialog.tsx"));

/** The two things that people may always do with what is stored about them. */
export function YourData() {
  const access = useApiAccess();
  const [asking, setAsking] = useState(false);
  const eraseButton = useRef<HTMLButtonElement>(null);
  const { mutate: download, isPending } = useMutation({
    mutationFn: () => exportAccount(access),
    onSuccess: (data) => save(JSON.stringify(data, null, 2), text.fileName(data.exportedAt.slice(0, 10))),
    onError: () => showToast("bad", text.downloadFailed),
  });
  return (
    <section aria-labelledby="your-data" className="mt-12 border-t border-line pt-8">
      <h2 id="your-data" className="font-display text-xl/[1.625rem] font-[650]">
        {text.title}
      </h2>
      <p className="mt-2 leading-relaxed text-ink-soft">{text.intro}</p>
      <Button variant="outline" className="mt-4" busy={isPending} onClick={() => download()}>
        {!isPending && <Download aria-hidden className="size-4" />}
        {text.download}
      </Button>
      <p className="mt-8 leading-relaxed text-ink-soft">{text.eraseIntro}</p>
      <Button ref={eraseButton} variant="dangerOutline" className="mt-4" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden className="size-4" />
        {text.erase}
      </Button>
      {asking && (
        <Suspense>
          <EraseDialog onClose={() => setAsking(false)} returnFocus={() => eraseButton.current?.focus()} />
        </Suspense>
      )}
    </section>
  );
}

function save(json: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
