/* A choice redraws the page, and with it the control or link that was used: give the focus back to
   it, or to what took its place. The next key or click of the person ends the wait. */
(function () {
  let used = null;

  function named(name) {
    return `[data-testid="${CSS.escape(name)}"]`;
  }

  function remember(event) {
    const control = event.target.closest(".control[data-testid]");
    used = control ? `${named(control.dataset.testid)} select` : null;
  }

  /* A part that was chosen leads on to the way back; the way back, to the control it has reset;
     a link of a switch or of an order, to itself. */
  function rememberLink(event) {
    if (event.target.closest("a.part-link")) { used = "a.way-back"; }
    const back = event.target.closest("a.way-back")?.closest("[data-testid]");
    if (back) { used = `${named(back.dataset.testid.replace("way-back", "filter"))} select`; }
    const place = event.target.closest(".keeps-focus[data-testid]");
    if (place) { used = `${named(place.dataset.testid)} a`; }
  }

  function restore() {
    const active = document.activeElement;
    const lost = !active || active === document.body || active.id === "main";
    if (!used || !lost) { return; }
    const control = document.querySelector(`#main :is(${used})`);
    if (control) { control.focus({ preventScroll: true }); }
  }

  function forget() {
    used = null;
  }

  document.addEventListener("change", remember);
  document.addEventListener("click", rememberLink);
  document.addEventListener("keydown", forget);
  document.addEventListener("pointerdown", forget);
  document.addEventListener("focusin", restore);
  new MutationObserver(restore).observe(document.documentElement, { childList: true, subtree: true });
})();
