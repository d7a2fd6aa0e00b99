import { type Mutation, replaced } from "./mutation.ts";

const file = "functions/store/notices/push-subscriptions.ts";
const tests = ["test/store/notices/push-subscriptions.test.ts"];

/** Each condition of the writes of a person's push subscriptions. */
export const pushMutations: readonly Mutation[] = [
  replaced(
    "push: the first devices of a person do not replace each other",
    file,
    '"attribute_not_exists(subscriptions)"',
    '"attribute_not_exists(nowhere)"',
    tests,
  ),
  replaced(
    "push: a device that another one has replaced is not renewed",
    file,
    'ConditionExpression: "attribute_exists(subscriptions.#id)",\n        ExpressionAttributeNames: { ...one',
    'ConditionExpression: "attribute_not_exists(nowhere)",\n        ExpressionAttributeNames: { ...one',
    tests,
  ),
  replaced(
    "push: ten devices at most",
    file,
    "size(subscriptions) < :max",
    "size(subscriptions) < :max OR :max = :max",
    tests,
  ),
  replaced(
    "push: each new device replaces another one",
    file,
    "attribute_exists(subscriptions.#oldest)",
    "(attribute_not_exists(nowhere) OR attribute_exists(subscriptions.#oldest))",
    tests,
  ),
  ...["p256dh", "#auth", "serverKey"].map((name) => {
    const value = name.replace("#", "");
    return replaced(
      `push: a subscription with another ${value} is not forgotten`,
      file,
      `subscriptions.#id.${name} = :${value}`,
      `subscriptions.#id.${name} = subscriptions.#id.${name} AND :${value} = :${value}`,
      tests,
    );
  }),
];
