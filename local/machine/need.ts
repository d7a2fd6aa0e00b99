export type SystemName = "debian" | "ubuntu" | "fedora" | "alpine" | "macos";

/** Something that npm cannot install. */
export interface Need {
  readonly name: string;
  isThere(): Promise<boolean>;
  /** None: a system that has no package of it. */
  readonly packages: Readonly<Record<SystemName, readonly string[]>>;
  /** Installs it where there is no package. */
  readonly command?: string;
  /** What else helps. */
  readonly otherwise?: string;
}
