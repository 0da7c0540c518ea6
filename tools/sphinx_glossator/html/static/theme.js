// What the theme's own script does for pages that have no list of their headings beside them.
(() => {
  if (document.querySelector(".toc-tree")) return; // that script is there
  const isDark = matchMedia("(prefers-color-scheme: dark)");

  // First to the look that the system has not, then to the other, then back to what the system says.
  function change() {
    const order = isDark.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    const theme = order[(order.indexOf(document.body.dataset.theme) + 1) % order.length];
    document.body.dataset.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // The choice lasts as long as the page.
    }
  }

  document.documentElement.classList.remove("no-js");
  for (const button of document.getElementsByClassName("theme-toggle")) button.addEventListener("click", change);
  const header = document.querySelector("header");
  const show = () => header?.classList.toggle("scrolled", scrollY > 0);
  addEventListener("scroll", show, { passive: true });
  show();
})();
