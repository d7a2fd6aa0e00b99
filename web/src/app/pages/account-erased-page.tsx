import { CircleCheck } from "lucide-react";
import { Link } from "react-router";
import { accountMessages as text } from "../../messages/attendee/account-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { PageTitle } from "../page-title.tsx";

/** What is left to say to a person who has erased their account. */
export default function AccountErasedPage() {
  return (
    <>
      <PageTitle parts={[text.doneTitle]} />
      <Placeholder alone icon={CircleCheck} title={text.doneTitle} hint={text.doneHint}>
        <Link to="/" className={buttonLook({ variant: "outline" })}>
          {text.toEvents}
        </Link>
      </Placeholder>
    </>
  );
}
