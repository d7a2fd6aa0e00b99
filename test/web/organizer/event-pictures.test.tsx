import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import theme from "../../../web/src/app/theme.css?raw";
import { previewColors } from "../../../web/src/features/organizer-events/preview-colors.ts";
import { accentOf, isBright } from "../../../web/src/ui/accent.ts";
import { answer, type Call, refuse, type Service } from "../support/fake-service.ts";
import { tokensOf } from "../support/theme-tokens.ts";
import { uploads } from "./support/fake-upload.ts";
import { renderOrganizer, told } from "./support/render-organizer.tsx";
import { anEvent } from "./support/samples.ts";

const LOGO_URL = "/pictures/demo/logo-1.png";
const UPLOAD = {
  uploadId: `${"a".repeat(22)}.png`,
  url: "https://uploads.example/",
  fields: { key: "uploads/demo/logo/1.png", "Content-Type": "image/png", Policy: "p" },
  expiresAt: "2030-03-30T08:05:00.000Z",
};
const asked = (calls: readonly Call[]) =>
  calls
    .filter(({ path }) => path.includes("/pictures"))
    .map(({ method, path, body }) => [method, path, body]);
const file = (bytes = 10, type = "image/png") => new File([new Uint8Array(bytes)], "logo.png", { type });

async function openSettings(service: Service = {}, event = anEvent(), side = 64) {
  vi.stubGlobal("createImageBitmap", async () => ({ width: side, height: side, close: () => undefined }));
  const page = renderOrganizer("/organizer/events/demo/settings", {
    "GET /api/events/demo": () => answer(event),
    "POST /api/events/demo/pictures": () => answer(UPLOAD, 201),
    "PUT /api/events/demo/pictures/logo": () => answer(anEvent({ logoUrl: LOGO_URL })),
    ...service,
  });
  return { ...page, input: await screen.findByLabelText<HTMLInputElement>(/ogo$/) };
}

describe("the logo of an event", () => {
  it("is sent to the bucket, then shown by the event, with its progress", async () => {
    const { user, calls, input } = await openSettings();
    await user.upload(input, file());
    await waitFor(() => expect(uploads).toHaveLength(1));
    const [call] = uploads;
    expect(call).toMatchObject({ method: "POST", url: UPLOAD.url, headers: {} });
    // The bucket ignores what comes after the file.
    const sent = call?.body instanceof FormData ? [...call.body.keys()] : [];
    expect(sent).toEqual(["key", "Content-Type", "Policy", "file"]);
    call?.upload.onprogress({ loaded: 5, total: 10 });
    await waitFor(() => expect(screen.getByRole("progressbar")).toHaveProperty("value", 0.5));
    call?.answer(204, "");
    await told("The event shows the new logo.");
    expect(screen.getByAltText("The logo as it is now").getAttribute("src")).toBe(LOGO_URL);
    expect(asked(calls)).toEqual([
      ["POST", "/api/events/demo/pictures", { use: "logo", type: "image/png", size: 10 }],
      ["PUT", "/api/events/demo/pictures/logo", { uploadId: UPLOAD.uploadId }],
    ]);
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it.each([
    ["an SVG", [file(10, "image/svg+xml")], /Choose a PNG, JPEG or WebP file/],
    ["an empty file", [file(0)], /not the picture that its name says/],
    ["a file that is too large", [file(205 * 1024)], "The file has 205 KB. Make it smaller: 200 KB at most."],
    ["two files", [file(), file()], "Drop one file at a time."],
  ])("is refused before it is sent if somebody drops %s", async (_, files, said) => {
    const { calls, input } = await openSettings();
    const zone = input.closest("fieldset") as HTMLElement;
    fireEvent.drop(zone, { dataTransfer: { files } });
    await screen.findByText(said);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(asked(calls)).toEqual([]);
  });

  it.each([
    [8, "The picture has 8 × 8 pixels. Choose one with at least 32 a side."],
    [4_000, "The picture has 4,000 × 4,000 pixels. Make it smaller: 2,048 a side at most."],
  ])("is refused before it is sent if it has %i pixels a side", async (side, said) => {
    const { user, calls, input } = await openSettings({}, anEvent(), side);
    await user.upload(input, file());
    await screen.findByText(said);
    expect(asked(calls)).toEqual([]);
  });

  it.each([
    ["the bucket refuses it", 403, undefined, /The upload took too long/],
    ["the network is lost", 0, undefined, /You seem to be offline/],
    ["it is no picture", 204, "INVALID_PICTURE", /not the picture that its name says/],
    ["there is no website", 204, "PICTURES_NOT_SERVED", /no website/],
  ])("is not shown if %s, and the page says what to do", async (_, status, code, said) => {
    const refused: Service = code ? { "PUT /api/events/demo/pictures/logo": () => refuse(409, code) } : {};
    const { user, input } = await openSettings(refused);
    await user.upload(input, file());
    await waitFor(() => expect(uploads).toHaveLength(1));
    if (status === 0) uploads[0]?.onerror();
    else uploads[0]?.answer(status, "");
    await screen.findByText(said);
    expect(screen.queryByAltText("The logo as it is now")).toBeNull();
  });

  it("is removed", async () => {
    const { user, calls } = await openSettings(
      { "DELETE /api/events/demo/pictures/logo": () => answer(anEvent()) },
      anEvent({ logoUrl: LOGO_URL }),
    );
    await user.click(screen.getByRole("button", { name: "Remove the logo" }));
    await told("The event has no logo any more.");
    expect(screen.queryByAltText("The logo as it is now")).toBeNull();
    expect(asked(calls)).toEqual([["DELETE", "/api/events/demo/pictures/logo", undefined]]);
  });
});

describe("the preview of a colour", () => {
  it.each(["#0b7285", "#ffd43b", "#808080"])(
    "has the colours of the theme, in light and dark: %s",
    (color) => {
      const accent = { ...accentOf("demo", color), isBright: isBright("demo", color) };
      for (const scheme of ["light", "dark"] as const) {
        const themed = tokensOf(theme, scheme, accent);
        const shown = previewColors(scheme, accent.isBright);
        const preview = tokensOf(theme, scheme, { ...accent, ...shown });
        for (const name of Object.keys(shown)) expect(preview(name), name).toEqual(themed(name));
      }
    },
  );

  it("shows a bright colour in both schemes, and says that its text is dark", async () => {
    const { user } = await openSettings();
    expect(screen.queryByText(/text on it is dark/)).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Use my own colour" }));
    fireEvent.change(screen.getByLabelText("Colour"), { target: { value: "#ffd43b" } });
    screen.getByText("This colour is light, so text on it is dark.");
    for (const scheme of ["light", "dark"]) {
      const preview = screen.getByRole("img", { name: `Preview of the event's pages in ${scheme} colours` });
      within(preview).getByText("Harbour days");
    }
  });
});
