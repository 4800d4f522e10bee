/** Suggestions under the search box while one types, for the mouse, the keyboard and screen readers (WAI-ARIA combobox). */
"use strict";

(function () {
  const PAUSE = 120;

  for (const form of document.querySelectorAll("form.search")) {
    const [box, list, status] = [form.querySelector("input"), form.querySelector(".suggestions"), form.querySelector("[role=status]")];
    const kinds = JSON.parse(form.dataset.kinds);
    let waiting, asked, chosen = -1;

    const options = () => [...list.querySelectorAll("[role=option]")];

    const close = () => {
      list.hidden = true;
      chosen = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    };

    const choose = (number) => {
      const all = options();
      if (!all.length) return;
      chosen = (number + all.length) % all.length;
      all.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
      all[chosen].scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", all[chosen].id);
    };

    const show = (groups, words) => {
      list.replaceChildren();
      let count = 0;
      for (const { kind, hits } of groups) {
        const group = document.createElement("div");
        group.setAttribute("role", "group");
        group.setAttribute("aria-label", kinds[kind]);
        const heading = document.createElement("p");
        heading.className = "suggestions-kind";
        heading.textContent = kinds[kind];
        heading.setAttribute("aria-hidden", "true");
        group.append(heading);
        for (const hit of hits) {
          const option = document.createElement("a");
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.id = `suggestion-${count++}`;
          option.tabIndex = -1;
          option.href = form.dataset.prefix + hit.page;
          option.append(hit.label);
          if (hit.hint) {
            const hint = document.createElement("span");
            hint.className = "muted";
            hint.textContent = hit.hint;
            option.append(hint);
          }
          group.append(option);
        }
        list.append(group);
      }
      status.textContent = count ? String(count) : `${form.dataset.none} “${words}”`;
      if (!count) {
        const nothing = document.createElement("p");
        nothing.className = "muted suggestions-kind";
        nothing.textContent = status.textContent;
        list.append(nothing);
      }
      list.hidden = false;
      chosen = -1;
      box.setAttribute("aria-expanded", "true");
    };

    const ask = async () => {
      const words = box.value.trim();
      asked = words;
      if (!words) return close();
      const response = await fetch(`${form.dataset.suggestions}?${new URLSearchParams({ q: words })}`);
      // An answer that comes after a later question is no answer.
      if (response.ok && asked === words) show(await response.json(), words);
    };

    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) return;
        event.preventDefault();
        choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        location.href = options()[chosen].href;
      } else if (event.key === "Escape") close();
    });
    document.addEventListener("click", (event) => form.contains(event.target) || close());
    form.addEventListener("focusout", (event) => event.relatedTarget && !form.contains(event.relatedTarget) && close());
  }
})();
