import { checkedViews, isOrganizers } from "./support/checked-views.ts";

checkedViews(isOrganizers);
