import { linkedText } from "../../../functions/contract/text-links.ts";
import { ExternalLink } from "./external-link.tsx";

/** A text that a person wrote, with its web addresses as links. */
export const LinkedText = ({ text }: { readonly text: string }) =>
  linkedText(text).map((piece, index) =>
    piece.url === undefined ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their order
      <ExternalLink key={index} url={piece.url}>
        {piece.text}
      </ExternalLink>
    ),
  );
