import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { rosterFileName } from "../../../../functions/contract/file-names.ts";
import type { Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { RosterStatus } from "../../api/organizer/answers.ts";
import { readRosterCsv } from "../../api/organizer/requests.ts";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { Button } from "../../ui/button.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { showToast } from "../../ui/toasts.ts";

interface CsvButtonProps {
  readonly session: Session;
  readonly status: RosterStatus;
}

/** The service makes the file; a plain link could not send the token. */
export function CsvButton({ session, status }: CsvButtonProps) {
  const access = useApiAccess();
  const { mutate: download, isPending } = useMutation({
    mutationFn: () => readRosterCsv(access, session.sessionId, status),
    onSuccess: (answer) => {
      if (answer.ok) saveFile(answer.value, rosterFileName(session, status, new Date()));
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
