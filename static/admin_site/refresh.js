// Shows what others have tapped meanwhile: looks again after as many seconds as the page says, while somebody can see
// it. Focus, and what was unfolded, stay. Without this file the page is as new as the last tap on it.

const lost = document.querySelector("[data-lost]");
let part = document.querySelector("[data-refresh]");

async function fresh() {
  const answer = await fetch(location.href, { redirect: "error", cache: "no-store" });
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-refresh]");
}

function put(next) {
  const focused = part.contains(document.activeElement) && document.activeElement.id;
  const open = [...part.querySelectorAll("details[open]")].map((one) => one.id);
  part.replaceWith(next);
  part = next;
  open.forEach((id) => { const one = document.getElementById(id); if (one) one.open = true; });
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function refresh() {
  if (document.visibilityState === "visible" && !sending) {
    try {
      const next = await fresh();
      if (!sending) put(next);
      lost.hidden = true;
    } catch {
      lost.hidden = false; // no network, or signed out: what is here may be old
    }
  }
  wait();
}

let timer, sending = false;
function wait() {
  clearTimeout(timer);
  timer = setTimeout(refresh, part.dataset.refresh * 1000);
}

document.addEventListener("submit", () => { sending = true; }); // a tap is on its way: leave the page alone
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") refresh(); });
if (part) wait();
