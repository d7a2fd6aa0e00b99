import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useApiAccess } from "../api/api-access-context.ts";
import { readFile } from "../api/organizer/file.ts";
import { Button } from "../ui/button.tsx";
import { saveFile } from "../ui/save-file.ts";
import { showToast } from "../ui/toasts.ts";
import { failureText } from "./failure-text.ts";

interface CsvButtonProps {
  readonly path: string;
  readonly text: { readonly csv: string; readonly csvFailed: string };
  nameOf(at: Date): string;
}

/** The service makes the file; a plain link could not send the token. */
export function CsvButton({ path, text, nameOf }: CsvButtonProps) {
  const access = useApiAccess();
  const { mutate: download, isPending } = useMutation({
    mutationFn: () => readFile(access, path, "csv"),
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
