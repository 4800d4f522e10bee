/** Draws the network of a stand-alone page from the data that the page carries. */
"use strict";

(function () {
  const carried = (id) => JSON.parse(document.getElementById(id).textContent);
  const root = document.querySelector(".network");
  const picture = { ...carried("picture"), nodes: carried("nodes"), edges: carried("edges") };
  const sentences = carried("sentences");
  const inside = async (line) => ({ sentences: line.evidence.map((number) => sentences[number]), more: line.more });
  root.network = new BomayNetwork(root, picture, carried("words"), inside);
})();
