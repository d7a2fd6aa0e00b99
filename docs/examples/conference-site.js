// Who is signed in is the site's matter: a token of the issuer that the service trusts, or nothing.
async function currentToken() {
  const answer = await fetch("/session/token");
  return answer.ok ? await answer.text() : null;
}

// One button tells all others of the same service. It may be told before its own script is there.
document.querySelector('session-rsvp-button[api-url="https://rsvp.example.org"]').getToken = currentToken;

// Leaves for the site's own sign-in, and keeps in mind what was wanted.
document.addEventListener("signin-required", ({ detail }) => {
  if (detail.intent === "rsvp") sessionStorage.setItem("wanted", detail.sessionId);
  location.assign("/sign-in");
});

document.addEventListener("rsvpchange", ({ target, detail }) => {
  const title = target.closest("article").querySelector("h2").textContent;
  document.querySelector("#news").textContent = detail.isRsvped ? `See you at ${title}!` : "";
});

// Back from signing in: the place that was wanted is taken.
const wanted = sessionStorage.getItem("wanted");
if (wanted !== null) {
  sessionStorage.removeItem("wanted");
  customElements.whenDefined("session-rsvp-button").then(() => {
    document.querySelector(`session-rsvp-button[session-id="${CSS.escape(wanted)}"]`)?.resume();
  });
}
