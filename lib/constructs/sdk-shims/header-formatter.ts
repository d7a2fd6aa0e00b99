export class HeaderFormatter {
  format(): never {
    throw new Error("This bundle has no event streams: see lib/constructs/sdk-slimming.ts");
  }
}
