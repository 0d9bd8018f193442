/* A link to a passport opens it and takes the focus there: on this page, or on the page of another
   indicator (#passport-CODE), where it waits until the page has been drawn. While panels above it
   are still being filled it keeps its place in the window, until the person does something. */
(function () {
  const MARK = "#passport-";
  const PATIENCE = 4000;
  let wanted = "";
  let following = 0;
  let opener = null;

  function show(passport) {
    passport.open = true;
    passport.scrollIntoView();
    passport.querySelector("summary").focus({ preventScroll: true });
  }

  function nameOf(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      // A mark that is not well encoded names nothing; it must not be tried with every change.
      wanted = "";
      return "";
    }
  }

  function named(hash) {
    const name = nameOf(hash);
    return name && document.querySelector(`details[data-testid="${CSS.escape(name)}"]`);
  }

  function find() {
    return named(wanted);
  }

  function follow(passport) {
    const watch = new ResizeObserver(() => passport.scrollIntoView());
    watch.observe(document.getElementById("main"));
    const stop = () => watch.disconnect();
    for (const act of ["wheel", "keydown", "pointerdown", "touchstart"]) {
      window.addEventListener(act, stop, { once: true, passive: true });
    }
    window.clearTimeout(following);
    following = window.setTimeout(stop, PATIENCE);
  }

  function look() {
    const passport = wanted && find();
    if (!passport) { return; }
    wanted = "";
    show(passport);
    follow(passport);
  }

  function arrive() {
    wanted = window.location.hash.startsWith(MARK) ? window.location.hash : "";
    look();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a.passport-link");
    const passport = link && (document.getElementById(link.hash.slice(1)) || named(link.hash));
    if (!passport) { return; }
    event.preventDefault();
    opener = link;
    show(passport);
  });
  // Escape closes it, and the focus is back where the number is.
  document.addEventListener("keydown", function (event) {
    const passport = event.key === "Escape" && event.target.closest("details.passport[open]");
    if (!passport) { return; }
    passport.open = false;
    const back = opener && opener.isConnected ? opener : passport.querySelector("summary");
    opener = null;
    back.focus();
  });
  // Links inside the app change the address without loading; this is how they say so.
  window.addEventListener("_dashprivate_pushstate", arrive);
  window.addEventListener("popstate", arrive);
  window.addEventListener("hashchange", arrive);
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  arrive();
})();
