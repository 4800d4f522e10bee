/** The plain SPARQL page: runs a query against this server's endpoint and shows the answer as a table. */
"use strict";

(function () {
  const form = document.querySelector("form.query");
  const [text, example, outcome, answer] = ["#text", "#example", "#outcome", "#answer"].map((id) => document.querySelector(id));
  const words = JSON.parse(form.dataset.words);
  const { base, prefix } = form.dataset;

  const post = (accept) => fetch(form.action, {
    method: "POST",
    headers: { Accept: accept, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ query: text.value }),
  });

  /** A cell: a thing of the graph leads to its page here, other addresses of the web to themselves. */
  function cell(term) {
    const made = document.createElement("td");
    if (!term) return made;
    if (term.type !== "uri" || !/^https?:/i.test(term.value)) {
      made.textContent = term.value;
      return made;
    }
    const link = document.createElement("a");
    link.textContent = term.value.startsWith(base) ? term.value.slice(base.length) : term.value;
    link.href = term.value.startsWith(base) ? `${prefix}/${term.value.slice(base.length)}` : term.value;
    link.rel = "noopener noreferrer";
    made.append(link);
    return made;
  }

  function table(results) {
    const made = document.createElement("table");
    const head = made.createTHead().insertRow();
    for (const name of results.head.vars) {
      const column = document.createElement("th");
      column.scope = "col";
      column.textContent = name;
      head.append(column);
    }
    const body = made.createTBody();
    for (const binding of results.results.bindings) body.insertRow().append(...results.head.vars.map((name) => cell(binding[name])));
    return made;
  }

  /** What went wrong, in the server's words. */
  async function complaint(response) {
    const said = await response.text();
    try {
      const problem = JSON.parse(said);
      return problem.detail || problem.title || said;
    } catch {
      return said;
    }
  }

  async function run() {
    outcome.textContent = words.query_running;
    answer.replaceChildren();
    const response = await post("application/sparql-results+json, text/turtle;q=0.9");
    if (!response.ok) {
      outcome.textContent = `${words.query_failed}: ${await complaint(response)}`;
      return;
    }
    if (!response.headers.get("Content-Type").includes("json")) {
      const listing = document.createElement("pre");
      listing.textContent = await response.text();
      answer.append(listing);
      outcome.textContent = "";
      return;
    }
    const results = await response.json();
    if ("boolean" in results) outcome.textContent = String(results.boolean);
    else {
      answer.append(table(results));
      outcome.textContent = `${results.results.bindings.length} ${words.query_rows}`;
    }
  }

  async function save() {
    const response = await post("text/csv");
    if (!response.ok) {
      outcome.textContent = `${words.query_failed}: ${await complaint(response)}`;
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = "bomay.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function pick(name) {
    const option = [...example.options].find((one) => one.value === name);
    if (!option || !option.value) return;
    example.value = name;
    text.value = option.dataset.text;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  example.addEventListener("change", () => pick(example.value));
  document.querySelector("#csv").addEventListener("click", save);

  const asked = new URLSearchParams(location.search);
  pick(asked.get("question") || (example.options[1] ? example.options[1].value : ""));
  if (asked.get("query")) text.value = asked.get("query");
  if (asked.has("question") || asked.has("query")) run();
})();
