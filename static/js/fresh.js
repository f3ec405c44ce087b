// Keeps the part `data-fresh` of a page fresh: asks for the page again every so many seconds and takes that part over.
// The page itself is never left, so a lost network leaves the last answer standing, and the page says how old it is.
// `data-next` is the address to ask instead, where the part is one of several that take turns; `data-kept` the moment
// at which an answer was put aside that comes now in place of a new one.
const MINUTE = 60_000, PATIENCE = 15_000, TICK = 5_000;
const part = document.querySelector("[data-fresh]");
const every = Number(part.dataset.fresh) * 1000;
let answered, lost, asking = false;
date(part);

function date({ dataset: { kept } }) {
  answered = performance.now() - (kept ? Math.max(0, Date.now() - kept) : 0);
  lost = Boolean(kept);
}

// The style sheets and scripts of a page: others than ours mean that the site itself was renewed.
const made = (page) => [...page.querySelectorAll("link[rel=stylesheet], script[src]")]
  .map((one) => one.getAttribute("href") ?? one.getAttribute("src")).join();

async function answer() {
  const response = await fetch(part.dataset.next ?? location.href, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(response.status);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!page.querySelector("[data-fresh]")) throw new Error("another page"); // the sign-in of a café's network
  return page;
}

function take(page) {
  const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const news = page.querySelector("[data-fresh]");
  part.replaceChildren(...news.childNodes);
  part.className = news.className;
  for (const name of ["next", "kept"]) {
    if (name in news.dataset) part.dataset[name] = news.dataset[name];
    else delete part.dataset[name];
  }
  date(part);
  if (focused) part.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

async function refresh() {
  if (asking || document.hidden) return;
  asking = true;
  try {
    const page = await answer();
    if (made(page) !== made(document)) return location.reload();
    take(page);
  } catch {
    lost = true;
  } finally {
    asking = false;
  }
  tell();
}

// How old the answer is, and what a clock on the page shows by now.
function tell() {
  const age = performance.now() - answered;
  const stale = part.querySelector("[data-stale]"), clock = part.querySelector("[data-clock]");
  if (stale) {
    stale.hidden = !lost;
    const minutes = stale.querySelector("[data-minutes]");
    if (minutes) minutes.textContent = Math.floor(age / MINUTE);
  }
  if (clock) {
    const wall = new Date(`${clock.dataset.clock}Z`); // the festival's wall, whatever zone this machine is in
    clock.textContent = new Date(wall.getTime() + age).toISOString().slice(11, 16);
  }
}

tell();
setInterval(refresh, every);
setInterval(tell, TICK);
document.addEventListener("visibilitychange", refresh);
