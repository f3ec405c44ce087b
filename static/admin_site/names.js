// Django's autocompletion draws a box of its own over each select. The box gets the select's name, and its value as
// description, so that both are right whatever is chosen later.

const nameOf = (select) => select.getAttribute("aria-label") || select.labels?.[0]?.textContent.trim().replace(/:$/, "");

function nameBox(select) {
  const box = select.nextElementSibling?.querySelector(".select2-selection--single");
  const shown = box?.querySelector(".select2-selection__rendered");
  if (!shown) return;
  box.removeAttribute("aria-labelledby");
  box.setAttribute("aria-label", nameOf(select));
  box.setAttribute("aria-describedby", shown.id);
  shown.removeAttribute("role");
  shown.removeAttribute("aria-readonly");
}

const nameAll = (root) => root.querySelectorAll("select.admin-autocomplete").forEach(nameBox);

window.django?.jQuery?.(() => nameAll(document)); // after Django's own, which waits for the same
document.addEventListener("formset:added", (event) => setTimeout(() => nameAll(event.target)));
document.addEventListener("focusin", ({ target }) => {
  if (!target.matches(".select2-search__field")) return;
  const select = document.querySelector(".select2-container--open")?.previousElementSibling;
  if (select) target.setAttribute("aria-label", nameOf(select));
});
