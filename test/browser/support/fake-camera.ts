import { mkdtempSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll } from "vitest";

const SIZE = { width: 640, height: 480 };
const WHITE = 235;
const GREY = 128;

/** What a camera of Chromium sees is the video in a file, over and over. */
export function useFakeCamera() {
  const folder = mkdtempSync(join(tmpdir(), "camera-"));
  const file = join(folder, "seen.y4m");
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    chromiumArgs: [
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${file}`,
    ],
    /** The camera, when it is next turned on, sees this part of a page. */
    async looksAt(shown: Locator): Promise<void> {
      const picture = `data:image/png;base64,${(await shown.screenshot()).toString("base64")}`;
      const luma = await shown.page().evaluate<number[]>(`(${DRAWN})(${JSON.stringify([picture, SIZE])})`);
      await film(luma);
    },
    looksAtNothing: () => film(Array.from({ length: SIZE.width * SIZE.height }, () => WHITE)),
  };

  async function film(luma: readonly number[]): Promise<void> {
    const { width, height } = SIZE;
    const colours = Buffer.alloc((width * height) / 2, GREY);
    const frame = Buffer.concat([Buffer.from("FRAME\n"), Buffer.from(luma), colours]);
    const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`);
    await writeFile(file, Buffer.concat([head, frame, frame]));
  }
}

/** Draws the picture in the middle of a frame, and reads how bright each pixel is. It runs in the page. */
const DRAWN = `async ([source, { width, height }]) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  const side = height - 60;
  context.drawImage(image, (width - side) / 2, 30, side, side);
  const { data } = context.getImageData(0, 0, width, height);
  return Array.from({ length: width * height }, (_, at) => Math.round((data[4 * at] / 255) * ${WHITE - 16}) + 16);
}`;
