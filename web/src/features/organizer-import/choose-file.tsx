import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { FieldError } from "../../organizer/field.tsx";
import { ACCEPTED } from "./schedule-file.ts";

interface ChooseFileProps {
  readonly problem: string | undefined;
  onFile(file: File): void;
  onProblem(problem: string): void;
}

export function ChooseFile({ problem, onFile, onProblem }: ChooseFileProps) {
  const [over, setOver] = useState(false);
  const id = useId();
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    setOver(isOver);
  };
  const drop = (event: DragEvent) => {
    drag(event, false);
    const [file, another] = event.dataTransfer.files;
    if (another !== undefined) onProblem(text.oneOnly);
    else if (file !== undefined) onFile(file);
  };
  return (
    <div>
      {/* A label is the button of its file input, for mouse, touch and keyboard alike. */}
      <label
        onDragEnter={(event) => drag(event, true)}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={drop}
        className={`flex min-h-56 cursor-pointer flex-col items-center justify-center rounded-card border-2 border-dashed px-4 py-10 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${over ? "border-accent bg-accent-wash" : "border-line-strong bg-surface hover:border-accent"}`}
      >
        <span className="mb-4 grid size-14 place-items-center rounded-full bg-accent-wash text-accent">
          <FileUp aria-hidden className="size-6" />
        </span>
        <span className="text-lg font-bold text-accent underline decoration-2 underline-offset-4">
          {text.choose}
        </span>
        <span className="mt-1 hidden text-ink-soft sm:block">{text.drop}</span>
        <span className="mt-3 text-sm text-ink-soft">{text.limits}</span>
        <input
          type="file"
          accept={ACCEPTED}
          aria-describedby={problem && id}
          aria-invalid={problem ? true : undefined}
          className="sr-only"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // A person can choose the same file again after fixing it.
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
      </label>
      <p className="mt-3 text-sm text-ink-soft">
        {text.formats}{" "}
        <a
          href="/schedule-template.csv"
          download
          className="font-semibold whitespace-nowrap text-accent underline underline-offset-4"
        >
          {text.template}
        </a>
      </p>
      <div role="alert">{problem && <FieldError id={id}>{problem}</FieldError>}</div>
    </div>
  );
}
