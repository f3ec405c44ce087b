// Stands between the screen of a foyer and the network, at the address of this screen alone. What the screen was shown
// last is shown again while there is no network, also after the machine was started anew; it says how old it is.
const STORE = "display", PATIENCE = 10_000;

const isPage = (request) => request.url.startsWith(self.registration.scope);

async function answer(request) {
  const store = await caches.open(STORE);
  const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (response?.type === "opaqueredirect") return response;
  const copy = response?.ok && (isPage(request) ? await dated(response.clone()) : response.clone());
  if (copy) await store.put(request, copy);
  else return (await store.match(request, { ignoreVary: true })) ?? response ?? Response.error();
  return response;
}

// A copy that knows when it was made; none of another page, as of a network that wants a password first.
async function dated(page) {
  const text = await page.text();
  if (!text.includes("data-fresh=")) return null;
  return new Response(text.replace("data-fresh=", `data-kept="${Date.now()}" data-fresh=`), { headers: page.headers });
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const ours = new URL(event.request.url).origin === location.origin;
  if (ours && event.request.method === "GET") event.respondWith(answer(event.request));
});
