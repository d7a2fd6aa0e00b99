import { linkedText } from "../../../functions/contract/text-links.ts";

/** A text that a person wrote, with its web addresses as links. */
export const LinkedText = ({ text }: { readonly text: string }) =>
  linkedText(text).map((piece, index) =>
    piece.url === undefined ? (
      piece.text
    ) : (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their order
        key={index}
        href={piece.url}
        target="_blank"
        rel="noreferrer nofollow"
        className="relative z-10 break-all text-accent underline underline-offset-2"
      >
        {piece.text}
      </a>
    ),
  );
