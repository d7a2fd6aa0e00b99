import { messages } from "../messages/messages.ts";
import { Loading } from "../ui/skeleton.tsx";
import { PageTitle } from "./page-title.tsx";

/** A page of which only the title is known. Its words come late, because most pages are there by then. */
export const PageLoading = ({ title }: { readonly title: string }) => (
  <Loading className="grid min-h-dvh place-items-center">
    <PageTitle parts={[title]} />
    <h1 className="sr-only">{title}</h1>
    <p className="animate-[fade_280ms_300ms_backwards] text-ink-soft">{messages.loading}</p>
  </Loading>
);
