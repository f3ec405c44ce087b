// The desk by keyboard, and how long the text is by now. Without this file the links and the stated limit do the same.

const form = document.querySelector("[data-desk]");
const text = form.querySelector("textarea");
const counter = form.querySelector("[data-count]");
const before = text.value;
const steps = { ArrowUp: "prev", ArrowDown: "next" };

function count() {
  const length = [...text.value].length; // letters, as the site counts them
  counter.textContent = counter.dataset.count.replace("{number}", length);
  counter.classList.toggle("is-over", length > Number(text.dataset.limit));
}

if (counter) {
  text.setAttribute("aria-describedby", "desk-limit");
  text.addEventListener("input", count);
  count();
}

document.addEventListener("keydown", (event) => {
  const rel = event.altKey && !event.ctrlKey && !event.metaKey && steps[event.key];
  const link = rel && document.querySelector(`.desk__steps a[rel=${rel}]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});

let saving = false;
form.addEventListener("submit", () => { saving = true; });
window.addEventListener("beforeunload", (event) => {
  if (!saving && text.value !== before) event.preventDefault();
});
