// A button that copies the address beside it. Without this script, or the clipboard, the field is selected by hand.
const status = document.querySelector("[data-copy-status]");

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const address = button.parentElement.querySelector("input");
    button.hidden = false;
    button.addEventListener("click", async () => {
      address.select();
      await navigator.clipboard.writeText(address.value);
      status.textContent = button.dataset.copied;
    });
  }
}
