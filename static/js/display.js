// The screen of a foyer puts a worker between itself and the network, so that it survives a start without one.
// `data-survives` says that all it needs for that is kept.
const screen = document.querySelector("[data-worker]");
const { serviceWorker } = navigator; // only where the address is secure

// What came before the worker was there is asked for once more, so that it is kept too.
async function keep() {
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded));
  const used = performance.getEntriesByType("resource").map((one) => one.name);
  await Promise.all([location.href, ...used].map((address) => fetch(address)));
  screen.dataset.survives = "";
}

if (screen && serviceWorker) {
  if (!serviceWorker.controller) serviceWorker.addEventListener("controllerchange", keep, { once: true });
  serviceWorker.register(screen.dataset.worker);
}
