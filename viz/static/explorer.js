/** Fetches and draws the networks of the explorer's pages, and asks for sentences when a line is clicked. */
"use strict";

(function () {
  async function answer(url) {
    const response = await fetch(url, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return response.json();
  }

  async function draw(root) {
    const { prefix, entity, view, depth } = root.dataset;
    const words = JSON.parse(root.dataset.words);
    const note = root.querySelector(".network-note");
    note.textContent = words.network_loading;
    try {
      const asked = new URLSearchParams(view ? { view } : { entity, depth });
      const picture = await answer(`${prefix}/network.json?${asked}`);
      // The drawing measures its letters once, so they must be there.
      await Promise.race([document.fonts.load('14px "Be Vietnam Pro"', "ế"), new Promise((done) => setTimeout(done, 1500))]);
      note.textContent = "";
      root.network = new BomayNetwork(root, picture, words, async (line) => {
        const statements = new URLSearchParams(line.statements.map((iri) => ["statement", iri]));
        const { sentences, more } = await answer(`${prefix}/evidence.json?${statements}`);
        return { sentences, more: more + line.unsaid };
      });
    } catch (error) {
      note.textContent = words.network_failed;
      throw error;
    }
  }

  for (const root of document.querySelectorAll(".network[data-words]")) {
    // A network further down the page is drawn when the reader comes near it.
    new IntersectionObserver((seen, observer) => {
      if (seen.some((one) => one.isIntersecting)) {
        observer.disconnect();
        draw(root);
      }
    }, { rootMargin: "400px" }).observe(root);
  }
})();
