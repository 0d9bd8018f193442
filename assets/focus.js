/* A choice redraws the page, and with it the control that was used: give the focus back to it.
   The next key or click of the person ends the wait. */
(function () {
  let used = null;

  function remember(event) {
    const control = event.target.closest(".control[data-testid]");
    used = control ? control.dataset.testid : null;
  }

  function restore() {
    const active = document.activeElement;
    const lost = !active || active === document.body || active.id === "main";
    if (!used || !lost) { return; }
    const control = document.querySelector(`[data-testid="${CSS.escape(used)}"] select`);
    if (control) { control.focus({ preventScroll: true }); }
  }

  function forget() {
    used = null;
  }

  document.addEventListener("change", remember);
  document.addEventListener("keydown", forget);
  document.addEventListener("pointerdown", forget);
  document.addEventListener("focusin", restore);
  new MutationObserver(restore).observe(document.documentElement, { childList: true, subtree: true });
})();
