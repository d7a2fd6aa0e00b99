const INTERVAL_MS = 200;
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows that work goes on while it does, where someone is looking. */
export async function withProgress<T>(terminal: Terminal, label: string, work: () => Promise<T>): Promise<T> {
  if (!terminal.isTTY) return work();
  const startedAt = Date.now();
  let frame = 0;
  const timer = setInterval(() => {
    const seconds = Math.floor((Date.now() - startedAt) / 1_000);
    terminal.write(`\r${FRAMES[frame++ % FRAMES.length]} ${label} … ${seconds} s`);
  }, INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    terminal.write("\r\u001b[K");
  }
}
