// A menu leaves once something in it was chosen: what it leads to may open on the same page.
document.addEventListener("click", ({ target }) => target.closest("[popover] a")?.closest("[popover]").hidePopover());
