import { Compass } from "lucide-react";
import { Link } from "react-router";
import { notFoundMessages as text } from "../../messages/attendee/not-found-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { PageTitle } from "../page-title.tsx";

export function NotFoundPage() {
  return (
    <>
      <PageTitle parts={[text.title]} />
      <Placeholder alone icon={Compass} title={text.title} hint={text.hint}>
        <Link to="/" className={buttonLook({})}>
          {text.back}
        </Link>
      </Placeholder>
    </>
  );
}
