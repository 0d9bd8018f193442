/* A link to the passport opens it, wherever on the page it stands, and takes the focus there. */
(function () {
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a.passport-link");
    const passport = link && document.getElementById(link.hash.slice(1));
    if (!passport) { return; }
    event.preventDefault();
    passport.open = true;
    passport.scrollIntoView();
    passport.querySelector("summary").focus({ preventScroll: true });
  });
})();
