export type SystemName = "debian" | "ubuntu" | "fedora" | "alpine" | "macos";

/** A program or font that npm cannot install. */
export interface Need {
  readonly name: string;
  isThere(): Promise<boolean>;
  /** An empty list: the system has no package for it. */
  readonly packages: Readonly<Record<SystemName, readonly string[]>>;
  /** Installs it on systems without a package. */
  readonly command?: string;
  /** Another way to get it. */
  readonly otherwise?: string;
}
