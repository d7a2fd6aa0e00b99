import { createStream } from "rotating-file-stream";

export interface LogFile {
  write(line: string): void;
  stop(): Promise<void>;
}

const MAX_FILE_SIZE = "10M";
const MAX_OLD_FILES = 2;

/**
 * Writes lines with their time to `<folder>/<name>.log`. A large file is set aside, and the oldest are
 * deleted.
 */
export function openLogFile(folder: string, name: string): LogFile {
  const stream = createStream(`${name}.log`, { path: folder, size: MAX_FILE_SIZE, rotate: MAX_OLD_FILES });
  // A full disk must not end the service.
  stream.on("error", () => undefined);
  let waiting = "";
  const flush = () => {
    if (waiting !== "") stream.write(waiting);
    waiting = "";
  };
  return {
    // Lines of one moment share one write: there may be thousands a second.
    write: (line) => {
      if (waiting === "") setImmediate(flush);
      waiting += `${new Date().toISOString()} ${line}\n`;
    },
    stop: () => {
      flush();
      return new Promise((resolve) => stream.end(() => resolve()));
    },
  };
}
