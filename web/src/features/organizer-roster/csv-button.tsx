import { Download } from "lucide-react";
import { useState } from "react";
import type { RosterStatus } from "../../api/organizer/answers.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { Button } from "../../ui/button.tsx";
import { notify } from "../../ui/notices.ts";
import { failureText } from "../../ui/request-failure.tsx";

interface CsvButtonProps {
  readonly sessionId: string;
  readonly status: RosterStatus;
}

/** The service makes the file; a plain link could not send the token. */
export function CsvButton({ sessionId, status }: CsvButtonProps) {
  const api = useOrganizerApi();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    const answer = await api.rosterCsv({ sessionId, status });
    setBusy(false);
    if (answer.ok) save(answer.value, `roster-${sessionId}-${text.tabs[status].replaceAll(" ", "-")}.csv`);
    else notify("bad", `${text.csvFailed} ${failureText(answer.failure)}`);
  };
  return (
    <Button variant="outline" busy={busy} onClick={() => void download()}>
      {!busy && <Download aria-hidden className="size-4" />}
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
