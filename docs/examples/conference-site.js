// The site knows who is signed in. This returns a token of the issuer that the service trusts, or nothing.
async function currentToken() {
  const answer = await fetch("/session/token");
  return answer.ok ? await answer.text() : null;
}

// One button passes this on to all others of the same service. You may set it before the button's script has loaded.
document.querySelector('session-rsvp-button[api-url="https://rsvp.example.org"]').getToken = currentToken;

// Goes to the site's own sign-in, and remembers the session that the person wanted.
document.addEventListener("signin-required", ({ detail }) => {
  if (detail.intent === "rsvp") sessionStorage.setItem("wanted", detail.sessionId);
  location.assign("/sign-in");
});

document.addEventListener("rsvpchange", ({ target, detail }) => {
  const title = target.closest("article").querySelector("h2").textContent;
  document.querySelector("#news").textContent = detail.isRsvped ? `See you at ${title}!` : "";
});

// After signing in: reserves the seat that the person wanted.
const wanted = sessionStorage.getItem("wanted");
if (wanted !== null) {
  sessionStorage.removeItem("wanted");
  customElements.whenDefined("session-rsvp-button").then(() => {
    document.querySelector(`session-rsvp-button[session-id="${CSS.escape(wanted)}"]`)?.resume();
  });
}
