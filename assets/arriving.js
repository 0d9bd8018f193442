/* The document brings the page as text; the app draws the same out of sight and then takes its
   place. What is below the window may still be on its way. */
(function () {
  const LONGEST = 15000;

  function isDrawn(main) {
    if (!main || !main.firstElementChild || main.querySelector(".waiting")) { return false; }
    return ![...main.querySelectorAll(".skeleton, .dash-graph:not(:has(.main-svg))")].some(
      (one) => one.getBoundingClientRect().top < window.innerHeight
    );
  }

  function follow(focused) {
    const address = focused?.getAttribute("href");
    if (address) { document.querySelector(`a[href="${CSS.escape(address)}"]`)?.focus(); }
  }

  function watch(sight) {
    let asked = false;
    const observer = new MutationObserver(function () {
      if (asked) { return; }
      asked = true;
      window.requestAnimationFrame(function () {
        asked = false;
        if (isDrawn(document.getElementById("main"))) { leave(); }
      });
    });

    function leave() {
      observer.disconnect();
      const focused = sight.contains(document.activeElement) ? document.activeElement : null;
      sight.remove();
      follow(focused);
    }

    observer.observe(document.getElementById("react-entry-point"), { childList: true, subtree: true });
    window.setTimeout(leave, LONGEST);
  }

  const sight = document.querySelector(".first-sight");
  if (sight) { watch(sight); }
})();
