const kilobytes = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024).toLocaleString("en")} KB`
    : `${(bytes / 1024 / 1024).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;

export const picturesMessages = {
  name: { logo: "Logo", cover: "Cover picture" },
  hint: {
    logo: "It stands in the top bar. PNG, JPEG or WebP, at most 200 KB, from 32 to 2,048 pixels a side. It is saved at once.",
    cover:
      "It stands above the name of the event, 16:9. PNG, JPEG or WebP, at most 2 MB, from 320 to 6,000 pixels a side. It is saved at once.",
  },
  preview: { logo: "The logo as it is now", cover: "The cover picture as it is now" },
  choose: { logo: "Choose a logo", cover: "Choose a cover picture" },
  replace: { logo: "Replace the logo", cover: "Replace the cover picture" },
  remove: { logo: "Remove the logo", cover: "Remove the cover picture" },
  drop: "or drop a file here",
  oneOnly: "Drop one file at a time.",
  sending: { logo: "The logo is being sent.", cover: "The cover picture is being sent." },
  checking: "It has arrived and is being checked.",
  shown: { logo: "The event shows the new logo.", cover: "The event shows the new cover picture." },
  removed: { logo: "The event has no logo any more.", cover: "The event has no cover picture any more." },
  wrongType: "Choose a PNG, JPEG or WebP file. Other types, such as SVG, are not accepted.",
  notAPicture:
    "This file is not the picture that its name says. Export it as PNG, JPEG or WebP, and choose it again.",
  tooLarge: (bytes: number, most: number) =>
    `The file has ${kilobytes(bytes)}. Make it smaller: ${kilobytes(most)} at most.`,
  tooFewPixels: (width: number, height: number, least: number) =>
    `The picture has ${width} × ${height} pixels. Choose one with at least ${least} a side.`,
  tooManyPixels: (width: number, height: number, most: number) =>
    `The picture has ${width.toLocaleString("en")} × ${height.toLocaleString("en")} pixels. Make it smaller: ${most.toLocaleString("en")} a side at most.`,
  uploadRefused: "The upload took too long, so it was not accepted. Choose the file again.",
  notServed: "This service has no website, so it cannot show pictures.",
};

export const previewMessages = {
  title: "Preview",
  light: "Preview of the event's pages in light colours",
  dark: "Preview of the event's pages in dark colours",
  bright: "This colour is light, so text on it is dark.",
  untitled: "Your event",
  session: "Solder your first synthesizer",
  room: "Workshop · 18 left",
  rowButton: "RSVP",
  mainButton: "Reserve a seat",
};
