export function Monogram({ name }: { readonly name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-9 shrink-0 place-items-center rounded-full bg-accent-wash text-sm font-bold text-accent uppercase"
    >
      {[...name][0]}
    </span>
  );
}
