import { QUIET_MODULES, qrCodeOf } from "../../../functions/contract/tickets/qr-code.ts";

interface QrPictureProps {
  /** What the code says. */
  readonly text: string;
  /** What the picture is, for people who do not see it. */
  readonly label: string;
  readonly className?: string;
}

/** The QR code in black on white, with its quiet zone, in the light and in the dark. */
export function QrPicture({ text, label, className = "" }: QrPictureProps) {
  const { size, isDark } = qrCodeOf(text);
  const whole = size + 2 * QUIET_MODULES;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${whole} ${whole}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect x={-QUIET_MODULES} y={-QUIET_MODULES} width={whole} height={whole} fill="#fff" />
      <path fill="#000" d={squares(size, isDark)} />
    </svg>
  );
}

/** Dark modules of a row that touch are one rectangle, so that no line shows between them. */
function squares(size: number, isDark: (x: number, y: number) => boolean): string {
  const runs: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (x < size && isDark(x, y)) x++;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1H${from}z`);
    }
  }
  return runs.join("");
}
