export interface Explorer {
  readonly path: string;
  /** The folder of an installed package, and further files by name. */
  readonly files: { readonly folder: string; readonly own?: Readonly<Record<string, string>> };
  readonly hasInlineScripts: boolean;
  /** @param files where the page finds its files */
  page(files: string): string;
}
