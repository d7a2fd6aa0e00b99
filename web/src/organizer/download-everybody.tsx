import { Download, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { eventRosterFileName } from "../../../functions/contract/file-names.ts";
import { useApiAccess } from "../api/api-access-context.ts";
import { readEventCsv } from "../api/organizer/event-csv.ts";
import { everybodyMessages as text } from "../messages/organizer/everybody-messages.ts";
import { Button } from "../ui/button.tsx";
import { saveFile } from "../ui/save-file.ts";
import { showToast } from "../ui/toasts.ts";
import { failureText } from "./failure-text.ts";

interface DownloadEverybodyProps {
  readonly eventId: string;
  readonly size?: "sm" | "default";
}

/** Saves the people of all sessions as one file. A large event takes a while, so it can be cancelled. */
export function DownloadEverybody({ eventId, size = "default" }: DownloadEverybodyProps) {
  const { people, start, cancel } = useDownload(eventId);
  const loading = people !== undefined;
  return (
    <span className="inline-flex items-center gap-1">
      <Button variant="outline" size={size} busy={loading} onClick={start}>
        {!loading && <Download aria-hidden className="size-4" />}
        {loading ? text.progress(people) : text.download}
      </Button>
      <span role="status" className="sr-only">
        {loading && text.started}
      </span>
      {loading && (
        <Button variant="quiet" size="icon" aria-label={text.cancel} title={text.cancel} onClick={cancel}>
          <X aria-hidden className="size-4" />
        </Button>
      )}
    </span>
  );
}

/** `people` have arrived so far; undefined: nothing is being loaded. */
function useDownload(eventId: string) {
  const access = useApiAccess();
  const [people, setPeople] = useState<number>();
  const running = useRef<AbortController>(undefined);
  const cancel = () => {
    running.current?.abort();
    setPeople(undefined);
  };
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    let loaded = 0;
    setPeople(0);
    const onPeople = (n: number) => {
      loaded = n;
      setPeople(n);
    };
    const answer = await readEventCsv(access, { eventId, signal, onPeople }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (signal.aborted || answer === undefined) return;
    setPeople(undefined);
    if (!answer.ok) return showToast("bad", `${text.failed} ${failureText(answer.failure)} ${text.again}`);
    saveFile(answer.value, eventRosterFileName(eventId, new Date()));
    showToast("good", text.saved(loaded));
  };
  return { people, start: () => void start(), cancel };
}
