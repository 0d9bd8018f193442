/* What never changes by itself comes as markup of the element that holds it. The app knows the
   element and not its inside; what was put in is taken out when the app says something else. */
(function () {
  const NAME = "data-markup";
  const inside = new WeakMap();

  function settle(holder) {
    (inside.get(holder) || []).forEach((node) => node.remove());
    const markup = holder.getAttribute(NAME);
    if (markup === null) { inside.delete(holder); return; }
    const template = document.createElement("template");
    template.innerHTML = markup;
    inside.set(holder, [...template.content.childNodes]);
    holder.append(template.content);
  }

  function settleAll(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) { return; }
    if (node.hasAttribute(NAME)) { settle(node); }
    node.querySelectorAll(`[${NAME}]`).forEach(settle);
  }

  function isPlainClick(event) {
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    return event.button === 0 && !held && !event.defaultPrevented;
  }

  /* As the links of the app do: another address, and no new document. */
  function follow(event) {
    const link = event.target.closest("a[data-link]");
    if (!link || link.target || !isPlainClick(event)) { return; }
    event.preventDefault();
    window.history.pushState({}, "", link.getAttribute("href"));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  }

  document.addEventListener("click", follow);
  new MutationObserver(function (changes) {
    for (const change of changes) {
      if (change.type === "attributes") { settle(change.target); }
      change.addedNodes.forEach(settleAll);
    }
  }).observe(document.documentElement, {
    attributeFilter: [NAME], attributes: true, childList: true, subtree: true
  });
})();
