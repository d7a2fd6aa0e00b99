interface EndpointParameters {
  readonly Endpoint?: string;
  readonly Region?: string;
  readonly UseDualStack?: boolean;
  readonly UseFIPS?: boolean;
}

const SUFFIXES: readonly (readonly [RegExp, string])[] = [
  [/^cn-/, "amazonaws.com.cn"],
  [/^eusc-/, "amazonaws.eu"],
  [/^us-iso-/, "c2s.ic.gov"],
  [/^us-isob-/, "sc2s.sgov.gov"],
  [/^eu-isoe-/, "cloud.adc-e.uk"],
  [/^us-isof-/, "csp.hci.ic.gov"],
];

/** The endpoint that is configured (`AWS_ENDPOINT_URL_…`), else that of the service in the function's region. */
export function regionalEndpoint(service: string) {
  return ({ Endpoint, Region, UseDualStack, UseFIPS }: EndpointParameters) => {
    if (UseDualStack || UseFIPS) {
      throw new Error(
        "This bundle knows no FIPS or dual-stack endpoints: see lib/constructs/sdk-slimming.ts",
      );
    }
    const suffix = SUFFIXES.find(([regions]) => regions.test(Region ?? ""))?.[1] ?? "amazonaws.com";
    return {
      url: new URL(Endpoint ?? `https://${service}.${Region}.${suffix}`),
      properties: {},
      headers: {},
    };
  };
}
