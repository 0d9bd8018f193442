/* Keys for those who come often: g and a letter leads to a page of the navigation, / to the period,
   ? opens the list. They rest while somebody writes or holds another key, and can be turned off. */
(function () {
  const KEPT = "shortcuts-off";
  const PATIENCE = 1500;
  let waiting = 0;

  function find(name) {
    return document.querySelector(`[data-testid="${name}"]`);
  }

  function areOff() {
    try {
      return window.localStorage.getItem(KEPT) === "1";
    } catch {
      return false;
    }
  }

  function keep(off) {
    try {
      window.localStorage.setItem(KEPT, off ? "1" : "");
    } catch {
      // Without a memory the choice lasts as long as the page.
    }
    say(off);
  }

  function say(off) {
    const button = find("switch-shortcuts");
    button.setAttribute("aria-pressed", String(!off));
    button.textContent = off ? button.dataset.off : button.dataset.on;
  }

  function open() {
    const dialog = find("shortcuts");
    if (!dialog || dialog.open) { return; }
    say(areOff());
    dialog.showModal();
  }

  function isBusy(event) {
    const writes = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
    return writes || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  }

  function follow(letter) {
    const link = document.querySelector(`[data-shortcut="${CSS.escape(letter)}"] a`);
    if (link) { link.click(); }
    return Boolean(link);
  }

  function choosePeriod() {
    const control = document.querySelector('[data-testid="filter-period"] select');
    if (control) { control.focus(); }
    return Boolean(control);
  }

  function act(key) {
    if (Date.now() < waiting) {
      waiting = 0;
      return /^[a-z]$/.test(key) && follow(key);
    }
    switch (key) {
      case "g":
        waiting = Date.now() + PATIENCE;
        return true;
      case "/":
        return choosePeriod();
      case "?":
        open();
        return true;
      default:
        return false;
    }
  }

  document.addEventListener("keydown", function (event) {
    if (areOff() || isBusy(event)) { return; }
    if (act(event.key)) { event.preventDefault(); }
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-testid]");
    switch (button && button.dataset.testid) {
      case "open-shortcuts": open(); break;
      case "close-shortcuts": find("shortcuts").close(); break;
      case "switch-shortcuts": keep(!areOff()); break;
      default: break;
    }
  });
})();
