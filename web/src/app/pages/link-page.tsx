import { useQuery } from "@tanstack/react-query";
import { CircleHelp } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { useApiAccess } from "../../api/api-access-context.ts";
import { failureOf } from "../../api/failure.ts";
import { linkQuery } from "../../api/links.ts";
import { LinkView } from "../../features/links/link-view.tsx";
import { OfferSkeleton } from "../../features/offer/offer-skeleton.tsx";
import { linkMessages as text } from "../../messages/attendee/link-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { PageTitle } from "../page-title.tsx";

/** The page behind a link of a mail. Nobody has to sign in. */
export default function LinkPage() {
  const { token = "" } = useParams();
  return (
    <>
      <PageTitle parts={[text.title]} />
      <Content token={token} />
    </>
  );
}

function Content({ token }: { readonly token: string }): ReactNode {
  const link = useQuery(linkQuery(useApiAccess(), token));
  if (link.data !== undefined) return <LinkView token={token} link={link.data} />;
  if (link.error === null) return <OfferSkeleton />;
  const failure = failureOf(link.error);
  if (failure.kind === "missing") return <Useless title={text.unknownTitle} hint={text.unknownHint} />;
  if (failure.kind === "refused") return <Useless title={text.expiredTitle} hint={text.expiredHint} />;
  return <LoadFailure alone error={link.error} retry={() => void link.refetch()} />;
}

const Useless = ({ title, hint }: { readonly title: string; readonly hint: string }) => (
  <Placeholder alone icon={CircleHelp} title={title} hint={hint}>
    <Link to="/" className={buttonLook({ variant: "outline" })}>
      {text.toEvents}
    </Link>
  </Placeholder>
);
