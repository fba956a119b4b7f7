// Asks the browser to keep the page. Where it may not (an intranet without https, a web view) all else is the same.

/** Once the page has answered, so that nothing that is kept comes before what is shown. */
export function keepOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register("sw.js").catch(() => undefined);
  };
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register);
}
