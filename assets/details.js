/* A row of the tracking table opens at once; what stands under it is asked for the first time. */
(function () {
  function turn(button) {
    const open = button.getAttribute("aria-expanded") !== "true";
    const code = button.dataset.details;
    const tell = window.dash_clientside.set_props;
    button.setAttribute("aria-expanded", String(open));
    tell({ code, type: "tracking-row" }, { hidden: !open });
    if (!open || button.dataset.asked) { return; }
    button.dataset.asked = "yes";
    tell({ code, type: "tracking-details" }, { "data-asked": "yes" });
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-details]");
    if (button) { turn(button); }
  });
})();
