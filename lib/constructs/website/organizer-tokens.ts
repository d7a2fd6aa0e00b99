import { GROUPS_CLAIM, ORGANIZER_TOKEN_HEADER } from "../../../functions/contract/environment.ts";

/**
 * A CloudFront Function for routes that are answered to everybody alike, but for organizers. Whose token says that they are
 * one is asked for apart, by that token, and the API verifies it; any other token is none. Changes keep theirs.
 */
export const organizerTokensFunction = (organizerGroup: string): string => `function handler(event) {
  var request = event.request;
  var headers = request.headers;
  delete headers["${ORGANIZER_TOKEN_HEADER}"];
  if (request.method !== "GET" && request.method !== "HEAD") return request;
  var sent = headers.authorization && headers.authorization.value;
  delete headers.authorization;
  if (sent && claimsGroup(sent)) headers["${ORGANIZER_TOKEN_HEADER}"] = { value: sent };
  return request;
}

function claimsGroup(sent) {
  var token = /^\\s*(?:Bearer\\s+)?[\\w-]+\\.([\\w-]+)\\.[\\w-]+\\s*$/i.exec(sent);
  if (token === null) return false;
  try {
    var claims = JSON.parse(Buffer.from(token[1], "base64url").toString("utf8"));
    return claims !== null && [].concat(claims["${GROUPS_CLAIM}"]).includes(${JSON.stringify(organizerGroup)});
  } catch (error) {
    return false;
  }
}
`;
