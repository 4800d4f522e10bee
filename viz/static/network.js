/**
 * A network that can be read: click a line and the sentence behind it appears; everything the drawing shows is
 * also in a table, for the keyboard and for screen readers.
 *
 * The same script serves the explorer, which fetches sentences when they are asked for, and the stand-alone
 * pages, which carry them. Whatever comes from articles enters the page as text, never as HTML.
 */
"use strict";

/**
 * @typedef {{id: string, iri: string, name: string, kind: string, kindName: string, page: string, label: string}} Dot
 * @typedef {{id: string, from: string, to: string, kind: string, verb: string, details: string[], first: string,
 *   last: string, weight: number, statements: string[], evidence?: number[], more?: number}} Line
 * @typedef {{quote: string, headline: string, published: string, publisher: string, url: string, page: string,
 *   rule: string, confidence: number}} Sentence
 * @typedef {{kind: string, name: string, count: number, shape: string, color: string}} Kind
 * @typedef {{nodes: Dot[], edges: Line[], kinds: Kind[], centre: string | null, left_out: number,
 *   ties_left_out: number}} Picture
 */

(function () {
  const FACE = '"Be Vietnam Pro", "Noto Sans", "Segoe UI", system-ui, "DejaVu Sans", sans-serif';
  const INK = "#1d1f22";
  const PAPER = "#fbfaf6";
  const LINE = "#a49d90";
  const ACCENT = "#8a2f2b";
  // A name is never written smaller than this many pixels of the screen; where there is no room, the lesser dots go without.
  const LEGIBLE = 11;
  // Vietnamese letters carry marks above and below: lines of a name need more room than vis-network gives them.
  const LEADING = 1.3;

  /** Make an element: `element("a", {href: "…"}, "text", child)`. */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  /** A day as people write it: 2020-02-26 as 26/02/2020, 2018-03 as 03/2018. */
  function day(iso) {
    return iso.split("-").reverse().join("/");
  }

  /** Without marks, so that "dung" finds "Dũng". */
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  }

  /** Only an address that a browser may follow. */
  function followed(url) {
    return /^(https?:\/\/|\/)/i.test(url) ? url : "";
  }

  /** The drawing's settings. Labels of lines are text for vis-network unless `multi` is set: leave it unset. */
  const SETTINGS = {
    autoResize: true,
    nodes: { shape: "custom" },
    edges: {
      color: { color: LINE, hover: ACCENT, highlight: ACCENT },
      font: { face: FACE, size: 11, color: "#5a554c", strokeWidth: 4, strokeColor: PAPER, multi: false, align: "middle" },
      arrows: { to: { scaleFactor: 0.55 } },
      hoverWidth: 0.5,
      selectionWidth: 1,
      smooth: false,
    },
    interaction: { hover: true, tooltipDelay: 1e9, multiselect: false, zoomSpeed: 0.6, hideEdgesOnDrag: false },
    layout: { improvedLayout: false },
    // The places are computed beforehand; finding them while one looks takes seconds, and moves what one reads.
    physics: { enabled: false },
  };

  /** Corners of the shapes, for a radius of 1; a dot has none. */
  const CORNERS = {
    square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
    diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
    triangle: [[0, -1.1], [1.1, 0.9], [-1.1, 0.9]],
    triangleDown: [[-1.1, -0.9], [1.1, -0.9], [0, 1.1]],
    hexagon: [[-0.55, -1], [0.55, -1], [1.1, 0], [0.55, 1], [-0.55, 1], [-1.1, 0]],
    star: Array.from({ length: 10 }, (_, corner) => {
      const [angle, reach] = [(corner * Math.PI) / 5 - Math.PI / 2, corner % 2 ? 0.55 : 1.25];
      return [Math.cos(angle) * reach, Math.sin(angle) * reach];
    }),
  };

  /** Trace the outline of a shape. */
  function outline(ctx, shape, x, y, radius) {
    ctx.beginPath();
    if (CORNERS[shape]) for (const [dx, dy] of CORNERS[shape]) ctx.lineTo(x + dx * radius, y + dy * radius);
    else ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.closePath();
  }

  class Network {
    /**
     * @param {HTMLElement} root the element that holds `.network-canvas` and the other parts
     * @param {Picture} picture what to draw
     * @param {Record<string, string>} words of the reader's language
     * @param {(line: Line) => Promise<{sentences: Sentence[], more: number}>} evidence finds the sentences behind a line
     */
    constructor(root, picture, words, evidence) {
      this.root = root;
      this.picture = picture;
      this.words = words;
      this.evidence = evidence;
      this.dots = new Map(picture.nodes.map((dot) => [dot.id, dot]));
      this.lines = new Map(picture.edges.map((line) => [line.id, line]));
      this.hidden = new Set();
      this.named = new Set();
      this.bySize = [...picture.nodes].sort((one, other) => other.size - one.size);
      this.panel = root.querySelector(".network-evidence");
      this.draw();
      this.fillLegend();
      this.fillTable();
      this.fillFinder();
      this.wireButtons();
      root.classList.add("ready");
    }

    draw() {
      const shown = (dot) => !this.hidden.has(dot.kind);
      const dots = new vis.DataSet(this.picture.nodes.map((dot) => ({
        ...dot, shape: "custom", ctxRenderer: (asked) => this.dotRenderer(dot, asked),
      })));
      this.dotView = new vis.DataView(dots, { filter: shown });
      this.lineView = new vis.DataView(new vis.DataSet(this.picture.edges), {
        filter: (line) => shown(this.dots.get(line.from)) && shown(this.dots.get(line.to)),
      });
      const canvas = this.root.querySelector(".network-canvas");
      this.view = new vis.Network(canvas, { nodes: this.dotView, edges: this.lineView }, SETTINGS);
      this.view.on("click", (event) => {
        if (event.nodes.length) this.showDot(event.nodes[0]);
        else if (event.edges.length) this.showLine(event.edges[0]);
      });
      this.view.on("doubleClick", (event) => {
        const page = event.nodes.length ? this.dots.get(event.nodes[0]).page : "";
        if (page && this.root.dataset.prefix !== undefined) location.href = this.root.dataset.prefix + page;
      });
      this.view.on("hoverEdge", () => (canvas.style.cursor = "pointer"));
      this.view.on("hoverNode", () => (canvas.style.cursor = "pointer"));
      this.view.on("blurEdge", () => (canvas.style.cursor = "default"));
      this.view.on("blurNode", () => (canvas.style.cursor = "default"));
      this.view.on("beforeDrawing", (ctx) => this.chooseNames(ctx));
      this.fit();
    }

    /** Size of a dot's letters in units of the drawing, which shrink as one zooms out. */
    letters(dot) {
      return Math.max(dot.id === this.picture.centre ? 17 : 14, LEGIBLE / this.view.getScale());
    }

    /** Choose the names that have room: those of the largest dots first, none on another. */
    chooseNames(ctx) {
      this.named = new Set();
      const taken = [];
      const places = this.view.getPositions();
      for (const dot of this.bySize) {
        const place = places[dot.id];
        if (!place) continue;
        const size = this.letters(dot);
        const lines = dot.label.split("\n");
        ctx.font = `600 ${size}px ${FACE}`;
        const half = Math.max(...lines.map((line) => ctx.measureText(line).width)) / 2;
        const top = place.y + dot.size + 5;
        const box = [place.x - half, place.x + half, top, top + lines.length * size * LEADING];
        if (taken.some((other) => box[0] < other[1] && other[0] < box[1] && box[2] < other[3] && other[2] < box[3])) continue;
        taken.push(box);
        this.named.add(dot.id);
      }
    }

    /** See all of it, but not larger than life. */
    fit() {
      this.view.fit({ maxZoomLevel: 1.3, animation: false });
      // vis-network fits the dots and knows nothing of the names below them.
      this.view.moveTo({ scale: this.view.getScale() * 0.85, animation: false });
    }

    /** Draw a dot with its name below it: vis-network sets lines of text too tight for Vietnamese. */
    dotRenderer(dot, { ctx, x, y, state: { selected, hover } }) {
      const radius = dot.size;
      const drawNode = () => {
        outline(ctx, dot.shape, x, y, radius);
        ctx.fillStyle = dot.color;
        ctx.fill();
        ctx.lineWidth = selected ? 4 : hover ? 3 : 1.5;
        ctx.strokeStyle = selected || hover ? INK : PAPER;
        ctx.stroke();
      };
      const drawExternalLabel = () => {
        if (!this.view || !(this.named.has(dot.id) || selected || hover)) return;
        const size = this.letters(dot);
        ctx.font = `${selected || dot.id === this.picture.centre ? 600 : 400} ${size}px ${FACE}`;
        ctx.textAlign = "center";
        ctx.textBaseline = "top";
        ctx.lineJoin = "round";
        ctx.lineWidth = 4;
        ctx.strokeStyle = PAPER;
        ctx.fillStyle = INK;
        dot.label.split("\n").forEach((line, row) => {
          const top = y + radius + 7 + row * size * LEADING;
          ctx.strokeText(line, x, top);
          ctx.fillText(line, x, top);
        });
      };
      return { drawNode, drawExternalLabel, nodeDimensions: { width: 2 * radius, height: 2 * radius } };
    }

    /** Say what a line says: "Trần A — giữ chức vụ tại (Phó Chủ tịch) — Sở B". */
    said(line) {
      const details = line.details.length ? ` (${line.details.join("; ")})` : "";
      return `${this.dots.get(line.from).name} ${line.verb}${details} ${this.dots.get(line.to).name}`;
    }

    /** Show the sentences behind a line. */
    async showLine(id) {
      const line = this.lines.get(id);
      this.view.selectEdges([id]);
      const list = element("div", { class: "sentences" }, element("p", { class: "muted" }, "…"));
      this.panel.replaceChildren(this.lineHeading(line), list);
      this.root.dataset.shown = id;
      const { sentences, more } = await this.evidence(line);
      if (this.root.dataset.shown !== id) return;
      list.replaceChildren(...sentences.map((sentence) => this.sentence(sentence)));
      if (!sentences.length) list.append(element("p", { class: "muted" }, this.words.no_source));
      if (more) list.append(element("p", { class: "muted" }, `+ ${more} ${this.words.more_sentences}`));
    }

    lineHeading(line) {
      const [from, to] = [this.dots.get(line.from), this.dots.get(line.to)];
      const heading = element("h3", {}, this.dotLink(from), element("span", { class: "verb" }, ` ${line.verb} `), this.dotLink(to));
      const facts = element("p", { class: "line-facts" });
      if (line.details.length) facts.append(element("span", {}, line.details.join("; ")));
      const span = line.first && (line.first === line.last ? day(line.first) : `${day(line.first)} – ${day(line.last)}`);
      if (span) facts.append(element("span", { class: "when" }, span));
      return element("div", {}, heading, facts);
    }

    /** Show what is known of a dot, with a button for each of its lines. */
    showDot(id) {
      const dot = this.dots.get(id);
      this.view.selectNodes([id]);
      this.root.dataset.shown = id;
      const list = element("ul", { class: "ties" });
      for (const line of this.picture.edges.filter((one) => one.from === id || one.to === id)) {
        const button = element("button", { type: "button", class: "tie" }, this.said(line));
        button.addEventListener("click", () => this.showLine(line.id));
        list.append(element("li", {}, button));
      }
      this.panel.replaceChildren(element("p", { class: "kicker" }, dot.kindName), element("h3", {}, this.dotLink(dot)), list);
    }

    dotLink(dot) {
      const prefix = this.root.dataset.prefix;
      return prefix !== undefined && dot.page ? element("a", { href: prefix + dot.page }, dot.name) : element("span", {}, dot.name);
    }

    sentence(sentence) {
      const prefix = this.root.dataset.prefix;
      const inside = prefix !== undefined && sentence.page ? prefix + sentence.page : "";
      const address = inside || followed(sentence.url);
      const title = sentence.headline || this.words.untitled;
      const cite = element("footer", {}, address
        ? element("a", { href: address, rel: inside ? null : "noopener noreferrer", target: inside ? null : "_blank" }, title)
        : element("cite", {}, title));
      const facts = [sentence.publisher, sentence.published ? day(sentence.published) : this.words.undated].filter(Boolean);
      cite.append(element("span", { class: "muted" }, ` · ${facts.join(" · ")}`));
      const how = element("p", { class: "how" }, `${this.words.rule} ${sentence.rule} · ${this.words.confidence} ${Math.round(sentence.confidence * 100)}%`);
      return element("blockquote", {}, element("p", { class: "quote" }, sentence.quote), cite, sentence.rule ? how : null);
    }

    fillLegend() {
      const legend = this.root.querySelector(".network-legend");
      for (const kind of this.picture.kinds) {
        const box = element("input", { type: "checkbox", checked: true });
        box.addEventListener("change", () => {
          if (box.checked) this.hidden.delete(kind.kind);
          else this.hidden.add(kind.kind);
          this.dotView.refresh();
          this.lineView.refresh();
        });
        legend.append(element("label", {}, box, mark(kind), `${kind.name} (${kind.count})`));
      }
    }

    fillTable() {
      const body = this.root.querySelector(".network-table tbody");
      for (const line of this.picture.edges) {
        const button = element("button", { type: "button", class: "source-button" }, this.words.source);
        button.setAttribute("aria-label", `${this.words.source}: ${this.said(line)}`);
        button.addEventListener("click", () => {
          this.showLine(line.id);
          this.panel.focus();
        });
        body.append(element("tr", {},
          element("th", { scope: "row" }, this.dotLink(this.dots.get(line.from))),
          element("td", {}, line.verb, line.details.length ? element("span", { class: "muted" }, ` ${line.details.join("; ")}`) : null),
          element("td", {}, this.dotLink(this.dots.get(line.to))),
          element("td", {}, line.first ? day(line.first) : ""),
          element("td", {}, button)));
      }
      this.root.querySelector(".network-table").hidden = !this.picture.edges.length;
      const note = this.root.querySelector(".network-note");
      if (!this.picture.edges.length) note.textContent = this.words.network_empty;
      else {
        const [dots, lines] = [this.picture.left_out, this.picture.ties_left_out];
        const left = [dots && `${dots} ${this.words.network_left_out}`, lines && `${lines} ${this.words.network_ties_left_out}`];
        note.textContent = left.filter(Boolean).join(" ");
      }
    }

    fillFinder() {
      const [box, list] = [this.root.querySelector(".network-find input"), this.root.querySelector(".network-find datalist")];
      const named = [...this.dots.values()].sort((a, b) => a.name.localeCompare(b.name, "vi"));
      list.append(...named.map((dot) => element("option", { value: dot.name })));
      const look = () => {
        const asked = fold(box.value.trim());
        const found = asked && (named.find((dot) => fold(dot.name) === asked) || named.find((dot) => fold(dot.name).includes(asked)));
        if (found) this.focus(found.id);
      };
      box.addEventListener("change", look);
      box.addEventListener("keydown", (event) => event.key === "Enter" && look());
    }

    /** Bring a dot to the middle and show it. */
    focus(id) {
      this.view.focus(id, { scale: Math.max(1, this.view.getScale()), animation: false });
      this.showDot(id);
    }

    wireButtons() {
      const zoom = (factor) => this.view.moveTo({ scale: this.view.getScale() * factor, animation: false });
      const acts = { in: () => zoom(1.3), out: () => zoom(1 / 1.3), fit: () => this.fit() };
      for (const button of this.root.querySelectorAll("[data-zoom]")) button.addEventListener("click", acts[button.dataset.zoom]);
    }

    /** Where a line's middle is, in pixels of the page: for tests that click as a person does. */
    middleOf(id) {
      const line = this.lines.get(id);
      const places = this.view.getPositions([line.from, line.to]);
      const [from, to] = [places[line.from], places[line.to]];
      const inside = this.view.canvasToDOM({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
      const frame = this.root.querySelector(".network-canvas").getBoundingClientRect();
      return { x: inside.x + frame.left, y: inside.y + frame.top };
    }
  }

  /** The shape and colour of a kind, as a small drawing beside its name. */
  function mark(kind) {
    const shapes = {
      dot: ["circle", { cx: 8, cy: 8, r: 6 }],
      square: ["rect", { x: 2, y: 2, width: 12, height: 12 }],
      diamond: ["polygon", { points: "8,1 15,8 8,15 1,8" }],
      triangle: ["polygon", { points: "8,1 15,14 1,14" }],
      triangleDown: ["polygon", { points: "1,2 15,2 8,15" }],
      hexagon: ["polygon", { points: "4,2 12,2 16,8 12,14 4,14 0,8" }],
      star: ["polygon", { points: "8,0 10.2,5.4 16,5.9 11.6,9.7 13,15.3 8,12.3 3,15.3 4.4,9.7 0,5.9 5.8,5.4" }],
    };
    const [tag, attributes] = shapes[kind.shape] || shapes.dot;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const shape = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" })) svg.setAttribute(name, value);
    for (const [name, value] of Object.entries({ ...attributes, fill: kind.color })) shape.setAttribute(name, value);
    svg.append(shape);
    return svg;
  }

  window.BomayNetwork = Network;
})();
