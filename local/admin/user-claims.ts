/** The claims that Cognito would put into this user's ID token. */
export function userClaims(
  user: string,
  groups: readonly string[],
  audience: string,
): Record<string, unknown> & { readonly email: string } {
  const name = user.charAt(0).toUpperCase() + user.slice(1);
  const email = user.includes("@") ? user : `${user}@example.org`;
  return {
    sub: user,
    name,
    email,
    email_verified: true,
    aud: audience,
    token_use: "id",
    ...(groups.length > 0 && { "cognito:groups": groups }),
  };
}
