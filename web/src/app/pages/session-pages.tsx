import { useParams } from "react-router";
import { NotFoundPage } from "./not-found-page.tsx";
import OfferPage from "./offer-page.tsx";
import SessionPage from "./session-page.tsx";

/** A session, or its offer. They share a part of the app, so that an offer opens without a network where its session does. */
export default function SessionPages() {
  const { "*": under = "" } = useParams();
  if (under === "") return <SessionPage />;
  return under === "offer" ? <OfferPage /> : <NotFoundPage />;
}
