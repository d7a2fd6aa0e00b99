/** Up to two letters for a person: of the first and of the last name. */
export function Monogram({ name }: { readonly name: string }) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0]);
  return (
    <span
      aria-hidden
      className="grid size-9 shrink-0 place-items-center rounded-full bg-accent-wash font-display text-sm font-semibold text-accent uppercase"
    >
      {letters}
    </span>
  );
}
