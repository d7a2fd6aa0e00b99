import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { LateMarkdown } from "../../ui/late-markdown.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";

interface SessionAbstractProps {
  /** `undefined`: it is still loading. */
  readonly abstract: string | null | undefined;
  /** It could not be loaded. */
  readonly isPart: boolean;
}

/** In the type for reading: lines of at most 68 characters. */
export function SessionAbstract({ abstract, isPart }: SessionAbstractProps) {
  return (
    <section aria-labelledby="about">
      <h2 id="about" className="sr-only">
        {text.about}
      </h2>
      <div className="max-w-[31em] text-[1.0625rem] leading-[1.6875rem]">
        {isPart ? <p className="text-ink-soft">{text.notLoaded}</p> : <Loaded abstract={abstract} />}
      </div>
    </section>
  );
}

function Loaded({ abstract }: Pick<SessionAbstractProps, "abstract">) {
  if (abstract === undefined) return <AbstractSkeleton />;
  if (abstract === null || abstract.trim() === "") return <p className="text-ink-soft">{text.noAbstract}</p>;
  return <LateMarkdown text={abstract} below={2} fallback={<AbstractSkeleton />} />;
}

export const AbstractSkeleton = () => (
  <Loading>
    {["w-full", "w-11/12", "w-full", "w-3/5"].map((width, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names
      <div key={line} className="flex h-[1.6875rem] items-center">
        <Skeleton className={`h-4 ${width}`} />
      </div>
    ))}
  </Loading>
);
