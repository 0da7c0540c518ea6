// Definitions on hover and focus. Without this script every term is a plain link to its entry.

const popoverOf = (link) => document.getElementById("popover-" + (link.hash || "").slice(1));

function place(popover, link) {
  const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - popover.offsetWidth - 16);
  const below = box.bottom + popover.offsetHeight + 12 < window.innerHeight;
  const top = below ? box.bottom + 6 : box.top - popover.offsetHeight - 6;
  popover.style.left = Math.max(8, left) + window.scrollX + "px";
  popover.style.top = Math.max(8, top) + window.scrollY + "px";
}

function prepareTerm(link) {
  const popover = popoverOf(link);
  if (!popover || !popover.showPopover) return;
  let timer = 0;
  const isOpen = () => popover.matches(":popover-open");
  const show = () => {
    if (isOpen()) return;
    popover.showPopover();
    place(popover, link);
  };
  const hide = () => {
    clearTimeout(timer);
    if (isOpen()) popover.hidePopover();
  };
  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };
  link.setAttribute("aria-describedby", popover.id);
  // A tap follows the link; only a pointer that can hover opens the definition.
  link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(show, 250));
  link.addEventListener("pointerleave", () => later(hide, 200));
  popover.addEventListener("pointerenter", () => clearTimeout(timer));
  popover.addEventListener("pointerleave", () => later(hide, 200));
  link.addEventListener("focus", () => link.matches(":focus-visible") && show());
  link.addEventListener("blur", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

document.querySelectorAll("a.term-link, a.person-link, a.event-link").forEach(prepareTerm);
