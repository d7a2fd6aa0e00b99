export const HttpBindingNormalizedSchema = {
  of(): never {
    throw new Error("This bundle has no REST protocols: see lib/constructs/sdk-slimming.ts");
  },
};

/** Place 4 would be a prefix of the host's name: no operation of DynamoDB or SQS has one. */
export const getHttpOperationBindings = (): unknown[] => [];
