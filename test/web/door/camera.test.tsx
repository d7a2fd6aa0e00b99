import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadDecoder } from "../../../web/src/features/door/camera/decoder.ts";
import { CameraView } from "../../../web/src/features/door/view/camera-view.tsx";

afterEach(() => vi.unstubAllGlobals());

function withCamera(getUserMedia: () => Promise<MediaStream>) {
  const calls = vi.fn(getUserMedia);
  const mediaDevices = { getUserMedia: calls };
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { mediaDevices }));
  return calls;
}
const view = (wanted = true) => (
  <CameraView wanted={wanted} onWanted={() => undefined} onCode={() => undefined} />
);
const aStream = () => {
  const track = { stop: vi.fn(), addEventListener: vi.fn() };
  const tracks = () => [track as unknown as MediaStreamTrack];
  return { track, stream: Object.assign(new MediaStream(), { getTracks: tracks, getVideoTracks: tracks }) };
};

describe("the camera of the door", () => {
  it.each([
    ["NotAllowedError", /^The camera is not allowed here\./],
    ["NotFoundError", /^This device has no camera/],
    ["NotReadableError", /^The camera does not answer\. Another app may use it\./],
  ])("says why there is no picture and what works: %s", async (name, said) => {
    const asked = withCamera(() => Promise.reject(new DOMException("no", name)));
    render(view());
    await screen.findByText(said);
    await userEvent.click(screen.getByRole("button", { name: "Try the camera again" }));
    await expect.poll(() => asked.mock.calls.length).toBe(2);
  });

  it("goes off while the page is hidden, and when it is not wanted", async () => {
    const { track, stream } = aStream();
    const asked = withCamera(async () => stream);
    const { rerender } = render(view());
    await screen.findByText("Hold a ticket in front of the camera");
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await act(async () => void document.dispatchEvent(new Event("visibilitychange")));
    expect(track.stop).toHaveBeenCalledTimes(1);
    visibility.mockRestore();
    await act(async () => void document.dispatchEvent(new Event("visibilitychange")));
    await screen.findByText("Hold a ticket in front of the camera");
    expect(asked).toHaveBeenCalledTimes(2);
    rerender(view(false));
    await screen.findByText("The camera is off.");
    expect(track.stop).toHaveBeenCalledTimes(2);
  });
});

it("reads codes with the detector of the browser, if that knows QR codes", async () => {
  const canvas = document.createElement("canvas");
  class Detector {
    static getSupportedFormats = async () => ["qr_code"];
    detect = async () => [{ rawValue: "SR1.seen" }];
  }
  vi.stubGlobal("BarcodeDetector", Detector);
  expect(await (await loadDecoder())(canvas)).toBe("SR1.seen");
  Detector.getSupportedFormats = async () => ["ean_13"];
  // The library finds no picture here.
  expect(await (await loadDecoder())(canvas)).toBeNull();
});
