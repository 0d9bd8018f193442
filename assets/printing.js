/* A chart was drawn for the window. On paper it is as wide as the sheet lets it be, and not cut. */
(function () {
  const SHEET = 673;

  function charts() {
    return document.querySelectorAll("main .graph");
  }

  window.addEventListener("beforeprint", function () {
    charts().forEach((chart) => {
      const width = chart.getBoundingClientRect().width;
      if (width > SHEET) { chart.style.zoom = SHEET / width; }
    });
  });

  window.addEventListener("afterprint", function () {
    charts().forEach((chart) => { chart.style.zoom = ""; });
  });
})();
