/* A chart was drawn for the window. On paper it is as wide as the sheet lets it be, and not cut:
   here is said by how much, and the style sheet for paper does it. */
(function () {
  const SHEET = 673;

  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("main .graph").forEach((chart) => {
      const width = chart.getBoundingClientRect().width;
      chart.style.setProperty("--to-sheet", Math.min(1, SHEET / width));
    });
  });
})();
