import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { RosterStatus } from "../../api/organizer/answers.ts";
import { readRosterCsv } from "../../api/organizer/requests.ts";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toasts.ts";

interface CsvButtonProps {
  readonly sessionId: string;
  readonly status: RosterStatus;
}

/** The service makes the file; a plain link could not send the token. */
export function CsvButton({ sessionId, status }: CsvButtonProps) {
  const access = useApiAccess();
  const { mutate: download, isPending } = useMutation({
    mutationFn: () => readRosterCsv(access, sessionId, status),
    onSuccess: (answer) => {
      if (answer.ok) save(answer.value, `roster-${sessionId}-${text.tabs[status].replaceAll(" ", "-")}.csv`);
      else showToast("bad", `${text.csvFailed} ${failureText(answer.failure)}`);
    },
  });
  return (
    <Button variant="outline" busy={isPending} onClick={() => download()}>
      {!isPending && <Download aria-hidden className="size-4" />}
      {text.csv}
    </Button>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name.toLowerCase();
  link.click();
  URL.revokeObjectURL(link.href);
}
