/* A chart is drawn when it comes near the window; those far below it, one after the other, once
   nothing else has happened for a while. For paper all are drawn at once. */
(function () {
  const NEAR = 0.5;
  const QUIET = 3000;
  const BETWEEN = 300;
  const waiting = new Set();
  const soon = window.requestIdleCallback || window.setTimeout;
  let next = 0;

  function draw(place) {
    waiting.delete(place);
    watch.unobserve(place);
    if (!place.isConnected) { return; }
    window.dash_clientside.set_props(JSON.parse(place.id), { "data-near": "yes" });
  }

  function drawFarOne() {
    const [place] = waiting;
    if (!place) { return; }
    draw(place);
    schedule(BETWEEN);
  }

  function schedule(pause) {
    window.clearTimeout(next);
    next = window.setTimeout(() => soon(drawFarOne), pause);
  }

  const watch = new IntersectionObserver(function (entries) {
    for (const entry of entries) {
      if (entry.isIntersecting) { draw(entry.target); }
    }
  }, { rootMargin: `${100 * NEAR}% 0px` });

  function isNear(place) {
    const box = place.getBoundingClientRect();
    const high = window.innerHeight;
    return box.top < (1 + NEAR) * high && box.bottom > -NEAR * high;
  }

  function expect(place) {
    if (isNear(place)) { draw(place); return; }
    waiting.add(place);
    watch.observe(place);
    schedule(QUIET);
  }

  window.addEventListener("beforeprint", () => waiting.forEach(draw));
  new MutationObserver(function (changes) {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (node.nodeType !== Node.ELEMENT_NODE) { continue; }
      if (node.matches(".chart-place")) { expect(node); }
      node.querySelectorAll(".chart-place").forEach(expect);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
