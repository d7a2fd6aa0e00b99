import { dropped, type Mutation } from "./mutation.ts";

const file = "functions/store/notices/push-subscriptions.ts";
const tests = ["test/store/notices/push-subscriptions.test.ts"];

/** Of two writes that have this condition, the one that renews. */
const RENEWING = `ConditionExpression: "attribute_exists(subscriptions.#id)",
        ExpressionAttributeNames: { ...one`;

/** Each condition of the writes of a person's push subscriptions, if the engine accepts the write without it. */
export const pushMutations: readonly Mutation[] = [
  dropped(
    "push: the first devices of a person do not replace each other",
    file,
    "attribute_not_exists(subscriptions)",
    tests,
  ),
  dropped(
    "push: a device that another one has replaced is not renewed",
    file,
    "attribute_exists(subscriptions.#id)",
    tests,
    RENEWING,
  ),
  dropped("push: ten devices at most", file, "size(subscriptions) < :max", tests),
  dropped(
    "push: each new device replaces another one",
    file,
    "attribute_exists(subscriptions.#oldest)",
    tests,
  ),
  ...["p256dh", "#auth", "serverKey"].map((name) => {
    const value = name.replace("#", "");
    return dropped(
      `push: a subscription with another ${value} is not forgotten`,
      file,
      `subscriptions.#id.${name} = :${value}`,
      tests,
    );
  }),
];
