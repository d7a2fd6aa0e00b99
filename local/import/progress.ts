const REDRAW_EVERY_MS = 200;
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const BAR_CELLS = 20;

interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Shows the progress of work: a terminal updates one line, other outputs get a line for each report. */
export async function withProgress<T>(
  terminal: Terminal,
  label: string,
  work: (report: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  if (!terminal.isTTY) return work((progress) => reportLine(terminal, label, progress));
  const startedAt = Date.now();
  let frame = 0;
  let bar = "…";
  const timer = setInterval(() => {
    const seconds = Math.floor((Date.now() - startedAt) / 1_000);
    terminal.write(`\r${FRAMES[frame++ % FRAMES.length]} ${label} ${bar} ${seconds} s`);
  }, REDRAW_EVERY_MS);
  try {
    return await work((progress) => {
      bar = barOf(progress);
    });
  } finally {
    clearInterval(timer);
    terminal.write("\r\u001b[K");
  }
}

/** Work that one request completes needs no line. */
function reportLine(terminal: Terminal, label: string, { done, total }: Progress): void {
  if (done < total) terminal.write(`${label}: ${done} of ${total}\n`);
}

function barOf({ done, total }: Progress): string {
  const filled = total === 0 ? BAR_CELLS : Math.floor((done / total) * BAR_CELLS);
  return `${"█".repeat(filled)}${"░".repeat(BAR_CELLS - filled)} ${done} of ${total}`;
}
