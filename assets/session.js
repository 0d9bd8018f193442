/* A session can end while a page is open. The page then asks for itself anew, and the server leads
   to the log-in and back; the unanswered call must not end as an error. */
(function () {
  const send = window.fetch;
  window.fetch = async function (...call) {
    const answer = await send.apply(window, call);
    if (answer.status !== 401) {
      return answer;
    }
    window.location.reload();
    return new Promise(function () {});
  };
})();
