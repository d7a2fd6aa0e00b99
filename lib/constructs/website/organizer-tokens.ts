import {
  AS_ORGANIZER_HEADER,
  GROUPS_CLAIM,
  ORGANIZER_TOKEN_HEADER,
} from "../../../functions/contract/environment.ts";

/**
 * A CloudFront Function for the public reads. The token of a person who asks as an organizer, by a header or by the
 * group that the token claims, is moved to a header of the cache key, and the API verifies it. Any other token is removed,
 * so those people share one answer. Writes keep their token.
 */
export const organizerTokensFunction = (organizerGroup: string): string => `function handler(event) {
  var request = event.request;
  var headers = request.headers;
  delete headers["${ORGANIZER_TOKEN_HEADER}"];
  if (request.method !== "GET" && request.method !== "HEAD") return request;
  var sent = headers.authorization && headers.authorization.value;
  var asOrganizer = headers["${AS_ORGANIZER_HEADER}"];
  delete headers.authorization;
  delete headers["${AS_ORGANIZER_HEADER}"];
  if (sent && asks(sent, asOrganizer)) headers["${ORGANIZER_TOKEN_HEADER}"] = { value: sent };
  return request;
}

function asks(sent, asOrganizer) {
  var token = /^\\s*(?:Bearer\\s+)?[\\w-]+\\.([\\w-]+)\\.[\\w-]+\\s*$/i.exec(sent);
  if (token === null) return false;
  if (asOrganizer) return true;
  try {
    var claims = JSON.parse(Buffer.from(token[1], "base64url").toString("utf8"));
    return claims !== null && [].concat(claims["${GROUPS_CLAIM}"]).includes(${JSON.stringify(organizerGroup)});
  } catch (error) {
    return false;
  }
}
`;
