/* The menu of a chart: its picture with title, finding and source written on it, made here and sent
   nowhere; and the meeting pack, which this tab remembers until it is closed. */
(function () {
  const INK = "#1B2430";
  const MUTED = "#56616F";
  const FAMILY = '"Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif';
  const WIDTH = 960;
  const MARGIN = 24;
  const SCALE = 2;
  const SVG = "http://www.w3.org/2000/svg";
  const PACK = "pack";

  // The picture -----------------------------------------------------------------------------------

  function wrapped(text, size, weight) {
    const brush = document.createElement("canvas").getContext("2d");
    brush.font = `${weight} ${size}px ${FAMILY}`;
    const lines = [""];
    for (const word of text.split(/ +/)) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (lines.at(-1) && brush.measureText(longer).width > WIDTH - 2 * MARGIN) {
        lines.push(word);
      } else {
        lines[lines.length - 1] = longer;
      }
    }
    return lines;
  }

  function element(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  /* Writes a text in lines from `top` on; gives where the next may begin. */
  function write(picture, text, top, size, weight, colour) {
    let baseline = top;
    for (const line of text ? wrapped(text, size, weight) : []) {
      baseline += Math.round(size * 1.4);
      const style = { x: MARGIN, y: baseline, fill: colour, "font-size": size };
      picture.append(element("text", { ...style, "font-weight": weight, "font-family": FAMILY }, line));
    }
    return baseline;
  }

  async function chartOf(figure) {
    const graph = figure.querySelector(".js-plotly-plot");
    const copy = (value) => JSON.parse(JSON.stringify(value));
    const height = Math.max(graph.clientHeight, 300);
    const width = WIDTH - 2 * MARGIN;
    const layout = { ...copy(graph.layout), autosize: false, width, height };
    layout.paper_bgcolor = layout.plot_bgcolor = "#FFFFFF";
    const drawn = { data: copy(graph.data), layout, config: { staticPlot: true } };
    const options = { format: "svg", width, height, imageDataOnly: true };
    const text = await window.Plotly.toImage(drawn, options);
    const chart = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    return { chart, width, height };
  }

  async function pictureOf(figure) {
    const { title, standing, source } = figure.dataset;
    const finding = figure.querySelector(".finding").textContent;
    const { chart, width, height } = await chartOf(figure);
    const picture = element("svg", { xmlns: SVG, role: "img", lang: document.documentElement.lang });
    const ground = element("rect", { width: "100%", height: "100%", fill: "#FFFFFF" });
    picture.append(element("title", {}, title), element("desc", {}, `${finding} ${source}`), ground);
    let top = write(picture, standing, 8, 14, 700, INK);
    top = write(picture, title, top + (standing ? 4 : 0), 20, 600, INK);
    top = write(picture, finding, top + 4, 14, 400, INK) + 12;
    for (const [key, value] of Object.entries({ x: MARGIN, y: top, width, height })) {
      chart.setAttribute(key, value);
    }
    picture.append(chart);
    const foot = write(picture, source, top + height + 8, 12, 400, MUTED) + 16;
    for (const [key, value] of Object.entries({ width: WIDTH, height: foot })) {
      picture.setAttribute(key, value);
    }
    picture.setAttribute("viewBox", `0 0 ${WIDTH} ${foot}`);
    picture.prepend(element("style", {}, await fontsFor(picture.textContent)));
    return { text: new XMLSerializer().serializeToString(picture), height: foot };
  }

  // Its letters: a drawing that travels brings the fonts that it is written in ---------------------

  function inRange(ranges, letters) {
    if (!ranges) { return true; }
    const spans = ranges.split(",").map((range) => {
      const [first, last] = range.trim().slice(2).split("-").map((part) => parseInt(part, 16));
      return [first, last ?? first];
    });
    return letters.some((code) => spans.some(([first, last]) => first <= code && code <= last));
  }

  function faces() {
    const sheets = [...document.styleSheets].filter((sheet) => sheet.href);
    return sheets.flatMap((sheet) => [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map((rule) => ({ rule, base: sheet.href })));
  }

  async function asData(address) {
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    let text = "";
    for (const byte of bytes) { text += String.fromCharCode(byte); }
    return `data:font/woff2;base64,${btoa(text)}`;
  }

  async function face({ rule, base }) {
    const found = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue("src"));
    if (!found) { return ""; }
    const address = await asData(new URL(found[1], base));
    const told = ["font-family", "font-weight", "unicode-range"]
      .map((name) => [name, rule.style.getPropertyValue(name)])
      .filter(([, value]) => value)
      .map(([name, value]) => `${name}:${value};`);
    return `@font-face{${told.join("")}src:url(${address}) format("woff2");}`;
  }

  async function fontsFor(text) {
    const letters = [...new Set(text)].map((letter) => letter.codePointAt(0));
    const needed = faces()
      .filter(({ rule }) => inRange(rule.style.getPropertyValue("unicode-range"), letters));
    return (await Promise.all(needed.map(face))).join("");
  }

  // Where it goes ---------------------------------------------------------------------------------

  async function asPng({ text, height }) {
    const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    const image = new Image(WIDTH * SCALE, height * SCALE);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [WIDTH * SCALE, height * SCALE];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  async function carry(button) {
    const figure = button.closest("figure");
    const name = figure.dataset.picture;
    switch (button.dataset.carry) {
      case "svg": {
        const { text } = await pictureOf(figure);
        return save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
      }
      case "png":
        return save(await asPng(await pictureOf(figure)), `${name}.png`);
      default: {
        // The promise goes in at once: browsers forget the click while the picture is drawn.
        const made = pictureOf(figure).then(asPng);
        return navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
      }
    }
  }

  async function onCarry(button) {
    const said = button.closest(".carry").querySelector(".carry-said");
    said.textContent = "";
    button.setAttribute("aria-busy", "true");
    try {
      await carry(button);
      said.textContent = button.dataset.done;
    } catch {
      said.textContent = button.dataset.failed;
    }
    button.removeAttribute("aria-busy");
  }

  // The pack --------------------------------------------------------------------------------------

  function packed() {
    try {
      return JSON.parse(window.sessionStorage.getItem(PACK)) ?? [];
    } catch {
      return [];
    }
  }

  function keep(codes) {
    try {
      window.sessionStorage.setItem(PACK, JSON.stringify(codes));
    } catch {
      // Without a memory there is no pack; nothing else depends on it.
    }
    show();
  }

  function addressOf(codes) {
    const query = new URLSearchParams(window.location.search);
    query.delete("by");
    query.set("codes", codes.join(","));
    return `/export/pptx?${query}`;
  }

  function set(node, name, value) {
    if (node.getAttribute(name) !== value) { node.setAttribute(name, value); }
  }

  function show() {
    const codes = packed();
    for (const toggle of document.querySelectorAll("[data-pack]")) {
      set(toggle, "aria-pressed", String(codes.includes(toggle.dataset.pack)));
    }
    for (const bar of document.querySelectorAll(".pack-bar")) {
      const { one, many } = bar.dataset;
      const words = codes.length === 1 ? one : many.replace("{number}", codes.length);
      const count = bar.querySelector(".pack-count");
      if (count.textContent !== words) { count.textContent = words; }
      set(bar.querySelector(".pack-link"), "href", addressOf(codes));
      if (bar.hidden !== !codes.length) { bar.hidden = !codes.length; }
    }
  }

  function toggle(code) {
    const codes = packed();
    keep(codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-carry]");
    if (button) { onCarry(button); }
    const packing = event.target.closest("[data-pack]");
    if (packing) { toggle(packing.dataset.pack); }
    if (event.target.closest(".pack-empty")) { keep([]); }
    for (const menu of document.querySelectorAll(".carry[open]")) {
      if (!menu.contains(event.target)) { menu.open = false; }
    }
  });
  document.addEventListener("keydown", function (event) {
    const menu = event.key === "Escape" && event.target.closest?.(".carry[open]");
    if (!menu) { return; }
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  new MutationObserver(show).observe(document.documentElement, { childList: true, subtree: true });
  show();
})();
