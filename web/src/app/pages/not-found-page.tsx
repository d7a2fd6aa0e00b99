import { Compass } from "lucide-react";
import { Link } from "react-router";
import { messages } from "../../messages/messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { PageTitle } from "../page-title.tsx";

export function NotFoundPage() {
  return (
    <>
      <PageTitle parts={[messages.notFound.title]} />
      <Placeholder alone icon={Compass} title={messages.notFound.title} hint={messages.notFound.hint}>
        <Link to="/" className={buttonLook({})}>
          {messages.notFound.back}
        </Link>
      </Placeholder>
    </>
  );
}
