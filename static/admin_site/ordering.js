// Rows of an inline put in order: by buttons, or by a handle that is dragged. Both only write the numbers that stand in
// the position fields; the form means the same without this file. Rows keep their index, so nothing is renamed.

const rowsOf = (group) => [...group.querySelectorAll("tbody > tr.form-row:not(.empty-form)")];
const positionOf = (row) => row.querySelector("input[name$='-position']");
const indexOf = (row) => Number(row.id.split("-").pop());
const nameOf = (row) => row.querySelector("[data-row-name]").textContent;

function button(words, name, classes) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = classes;
  made.textContent = words;
  made.setAttribute("aria-label", `${words}: ${name}`);
  return made;
}

function arrange(group, rows) {
  const body = group.querySelector("tbody");
  const end = body.querySelector("tr.empty-form, tr.add-row");
  rows.forEach((row) => body.insertBefore(row, end));
}

function renumber(group) {
  rowsOf(group).forEach((row, place) => {
    const input = positionOf(row);
    if (input.value !== String(place + 1)) input.value = place + 1;
  });
}

function announce(group, row) {
  const rows = rowsOf(group);
  group.querySelector("[data-ordering-status]").textContent = group.dataset.moved
    .replace("{name}", nameOf(row))
    .replace("{place}", rows.indexOf(row) + 1)
    .replace("{places}", rows.length);
}

function move(group, row, step, control) {
  const rows = rowsOf(group);
  const place = rows.indexOf(row);
  if (!rows[place + step]) return announce(group, row);
  rows.splice(place + step, 0, rows.splice(place, 1)[0]);
  arrange(group, rows);
  renumber(group);
  control.focus();
  announce(group, row);
}

// The dragged row itself is never taken out, which would end the capture of the pointer: its neighbours pass it.
function drag(group, row, handle) {
  const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    row.classList.add("is-dragged");
  });
  handle.addEventListener("pointermove", ({ clientY }) => {
    if (!row.classList.contains("is-dragged")) return;
    const rows = rowsOf(group);
    const place = rows.indexOf(row);
    rows.slice(0, place).reverse().filter((other) => clientY < middle(other)).forEach((other) => row.after(other));
    rows.slice(place + 1).filter((other) => clientY > middle(other)).forEach((other) => row.before(other));
  });
  handle.addEventListener("lostpointercapture", () => {
    row.classList.remove("is-dragged");
    renumber(group);
    announce(group, row);
  });
}

function equip(group, row) {
  if (!positionOf(row) || row.querySelector(".row-move")) return;
  const name = nameOf(row);
  const tools = document.createElement("span");
  tools.className = "row-move";
  const handle = document.createElement("span"); // a pointer's tool only: by keyboard the buttons do the same
  handle.className = "row-handle";
  handle.title = group.dataset.drag;
  handle.setAttribute("aria-hidden", "true");
  const up = button(group.dataset.up, name, "row-up");
  const down = button(group.dataset.down, name, "row-down");
  up.addEventListener("click", () => move(group, row, -1, up));
  down.addEventListener("click", () => move(group, row, 1, down));
  tools.append(handle, up, down);
  row.querySelector("th.row-place").append(tools);
  drag(group, row, handle);
}

for (const group of document.querySelectorAll("[data-ordered]")) {
  rowsOf(group).forEach((row) => equip(group, row));
  // Django's script renames rows as they stand when a new one is removed: they must then stand by index.
  group.addEventListener("click", (event) => {
    if (event.target.closest(".inline-deletelink")) arrange(group, rowsOf(group).sort((a, b) => indexOf(a) - indexOf(b)));
  }, true);
  document.addEventListener("formset:removed", (event) => {
    if (group.id !== `${event.detail.formsetName}-group`) return;
    const rows = rowsOf(group);
    if (rows.every(positionOf)) arrange(group, rows.sort((a, b) => positionOf(a).value - positionOf(b).value));
  });
}

document.addEventListener("formset:added", (event) => {
  const group = event.target.closest("[data-ordered]");
  if (!group) return;
  const input = positionOf(event.target);
  const taken = rowsOf(group).filter((row) => row !== event.target && positionOf(row)).map((row) => Number(positionOf(row).value));
  if (input) input.value = Math.max(0, ...taken) + 1;
  equip(group, event.target);
});
