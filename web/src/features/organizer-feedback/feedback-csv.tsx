import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useApiAccess } from "../../api/api-access-context.ts";
import { readFeedbackCsv } from "../../api/organizer/feedback.ts";
import { feedbackMessages as text } from "../../messages/organizer/feedback-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { Button } from "../../ui/button.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { showToast } from "../../ui/toasts.ts";

interface FeedbackCsvProps {
  readonly path: string;
  nameOf(at: Date): string;
}

/** The service makes the file; a plain link could not send the token. */
export function FeedbackCsv({ path, nameOf }: FeedbackCsvProps) {
  const access = useApiAccess();
  const { mutate: download, isPending } = useMutation({
    mutationFn: () => readFeedbackCsv(access, path),
    onSuccess: (answer) => {
      if (answer.ok) saveFile(answer.value, nameOf(new Date()));
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
