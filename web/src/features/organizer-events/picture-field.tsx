import { ImageUp, Trash2 } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { PICTURE_TYPES, type PictureUse } from "../../../../functions/contract/pictures.ts";
import type { Event } from "../../api/answers.ts";
import { picturesMessages as text } from "../../messages/organizer/pictures-messages.ts";
import { FieldError } from "../../organizer/field.tsx";
import { Button, buttonLook } from "../../ui/button.tsx";
import { usePicture } from "./use-picture.ts";

interface PictureFieldProps {
  readonly event: Event;
  readonly use: PictureUse;
}

const URL_OF = { logo: "logoUrl", cover: "coverUrl" } as const;
/** As the pages show them: a logo whole, a cover cut to its shape. */
const SHAPE = { logo: "size-24 object-contain p-2", cover: "aspect-video w-full max-w-80 object-cover" };

export function PictureField({ event, use }: PictureFieldProps) {
  const { busy, sent, problem, upload, remove, refuse } = usePicture(event, use);
  const [over, setOver] = useState(false);
  const id = useId();
  const url = event[URL_OF[use]];
  const drag = (dragged: DragEvent, isOver: boolean) => {
    dragged.preventDefault();
    setOver(isOver);
  };
  const drop = (dropped: DragEvent) => {
    drag(dropped, false);
    const [file, another] = dropped.dataTransfer.files;
    if (another !== undefined) refuse(text.oneOnly);
    else if (file !== undefined) void upload(file);
  };
  return (
    <fieldset
      aria-describedby={`${id}hint`}
      className={`min-w-0 rounded-card border-2 border-dashed p-4 transition-colors sm:col-span-2 ${over ? "border-accent bg-accent-wash" : "border-line-strong"}`}
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={drop}
    >
      <legend className="float-left w-full text-sm font-semibold">{text.name[use]}</legend>
      <p id={`${id}hint`} className="clear-left pt-1 text-sm text-ink-soft">
        {text.hint[use]}
      </p>
      {url !== null && (
        <img src={url} alt={text.preview[use]} className={`mt-3 rounded-chip bg-sunken ${SHAPE[use]}`} />
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {/* A label is the button of its file input, for mouse, touch and keyboard alike. */}
        <label
          className={buttonLook({
            variant: "outline",
            className: `cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${busy ? "opacity-60" : ""}`,
          })}
        >
          <ImageUp aria-hidden className="size-4" />
          {url === null ? text.choose[use] : text.replace[use]}
          <input
            type="file"
            accept={PICTURE_TYPES.join(",")}
            aria-describedby={problem && `${id}problem`}
            aria-invalid={problem ? true : undefined}
            disabled={busy}
            className="sr-only"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void upload(file);
              // A person can choose the same file again after mending it.
              target.value = "";
            }}
          />
        </label>
        {url !== null && (
          <Button variant="quiet" unavailable={busy} onClick={() => void remove()}>
            <Trash2 aria-hidden className="size-4" />
            {text.remove[use]}
          </Button>
        )}
        <span className="hidden text-sm text-ink-soft sm:inline">{text.drop}</span>
      </div>
      <div role="status">{sent !== undefined && <Sending use={use} sent={sent} />}</div>
      <div role="alert">{problem && <FieldError id={`${id}problem`}>{problem}</FieldError>}</div>
    </fieldset>
  );
}

/** Screen readers hear that it is being sent and that it is being checked, but not each percent. */
function Sending({ use, sent }: { readonly use: PictureUse; readonly sent: number }) {
  return (
    <div className="mt-3 text-sm text-ink-soft">
      <p>{sent < 1 ? text.sending[use] : text.checking}</p>
      <progress aria-label={text.sending[use]} max={1} value={sent} className="mt-1 h-2 w-full max-w-80" />
    </div>
  );
}
