import { Download } from "lucide-react";
import { useState } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import { type FileType, readFile } from "../../api/organizer/file.ts";
import { figuresMessages } from "../../messages/organizer/figures-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { Button } from "../../ui/button.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { showToast } from "../../ui/toasts.ts";

const { files: text } = figuresMessages;

interface ExportButtonsProps {
  /** What the files hold, for those who do not see what is beside. */
  readonly of: string;
  readonly path: string;
  /** The name of the CSV file. That of the other one differs in its ending. */
  readonly fileName: string;
}

export function ExportButtons({ of, path, fileName }: ExportButtonsProps) {
  const access = useApiAccess();
  const [loading, setLoading] = useState<FileType>();
  const save = async (type: FileType) => {
    setLoading(type);
    const answer = await readFile(access, path, type);
    setLoading(undefined);
    if (!answer.ok) return showToast("bad", `${text.failed} ${failureText(answer.failure)}`);
    saveFile(answer.value, fileName.replace(/csv$/, type));
  };
  return (
    <span className="inline-flex flex-wrap gap-2">
      {(["csv", "json"] as const).map((type) => (
        <Button
          key={type}
          variant="outline"
          size="sm"
          busy={loading === type}
          aria-label={text.download(of, text.types[type])}
          onClick={() => void save(type)}
        >
          {loading !== type && <Download aria-hidden className="size-4" />}
          {text.types[type]}
        </Button>
      ))}
    </span>
  );
}
