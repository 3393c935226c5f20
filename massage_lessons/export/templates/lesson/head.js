// Runs before anything is shown: what needs a script is laid out for it, and the light that was chosen comes back without a flash.
(() => {
  const root = document.documentElement;
  root.classList.add("lesson-live");
  try {
    const light = localStorage.getItem("massage-lessons-light");
    if (light === "light" || light === "dark") root.dataset.jpThemeLight = String(light === "light");
  } catch {
    // A browser that keeps nothing for a file shows its own light.
  }
})();
