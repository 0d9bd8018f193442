/* A session can end while a page is open. The page then asks for itself anew, and the server leads
   to the log-in and back; the unanswered call must not end as an error. It does so once: where the
   new page is refused as well, asking again would never end. */
(function () {
  const ASKED = "asked-anew";
  const send = window.fetch;
  let leaving = false;

  function leave() {
    try {
      if (window.sessionStorage.getItem(ASKED)) { return; }
      window.sessionStorage.setItem(ASKED, "1");
    } catch {
      // Without a memory nothing would stop the second time.
      return;
    }
    leaving = true;
    window.location.reload();
  }

  function arrived() {
    try {
      window.sessionStorage.removeItem(ASKED);
    } catch {
      // Nothing was noted either.
    }
  }

  window.fetch = async function (...call) {
    const answer = await send.apply(window, call);
    if (answer.ok && !leaving) { arrived(); }
    if (answer.status === 401 && !leaving) { leave(); }
    return answer.status === 401 && leaving ? new Promise(function () {}) : answer;
  };
})();
