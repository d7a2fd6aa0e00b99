import { delimiter } from "node:path";

export function pathFolders(path = process.env.PATH): string[] {
  return (path ?? "").split(delimiter).filter((folder) => folder !== "");
}
