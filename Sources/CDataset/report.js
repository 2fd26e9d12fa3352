"use strict";
// The data stand in <script> elements as JSON, deflated and in base64: no text of an article can ever be markup here.
// Everything reaches the page through textContent.
const TYPES = ["person", "organization", "place"];
const TYPE_NAMES = ["people", "organizations", "places"];
const FORMS = ["direct", "indirect", "mixed"];
const STANDINGS = ["named", "titled", "pronoun", "implied", "anonymous"];
const ZONES = ["title", "byline", "heading", "body", "caption", "advertisement", "related", "noise"];
const CHROME = new Set(["byline", "advertisement", "related", "noise"]);
const $ = id => document.getElementById(id);
const number = value => value.toLocaleString("en");
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;

// An element with attributes and children; children that are texts stay texts.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") element.className = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

// MARK: Data

async function unpack(element) {
  const bytes = Uint8Array.from(atob(element.textContent), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

const data = { meta: null, entities: [], articles: [], quotes: [] };
const textChunks = new Map();

async function load() {
  const parts = [...document.querySelectorAll("script[data-part]")];
  const eager = parts.filter(part => part.dataset.part !== "texts");
  let done = 0;
  for (const part of eager) {
    const rows = await unpack(part);
    if (part.dataset.part === "meta") data.meta = rows;
    else for (const row of rows) data[part.dataset.part].push(row);
    part.remove();
    done += 1;
    document.querySelector("#loading progress").value = done / eager.length;
  }
  const fold = data.meta.fold;
  for (let at = 0; at + 1 < fold.length; at += 2) folds.set(fold[at], fold[at + 1]);
}

async function articleText(index) {
  const size = data.meta.articlesInChunk;
  const chunk = Math.floor(index / size);
  if (!textChunks.has(chunk)) {
    const part = document.querySelector(`script[data-part="texts"][data-number="${chunk}"]`);
    textChunks.set(chunk, part ? unpack(part) : Promise.resolve([]));
    // A few chunks are enough: the rest is unpacked again when it is asked for.
    if (textChunks.size > 12) textChunks.delete(textChunks.keys().next().value);
  }
  return (await textChunks.get(chunk))[index % size];
}

const entity = index => {
  const [name, type, quotes, articles, mentions, known, aliases] = data.entities[index];
  return { index, name, type, quotes, articles, mentions, known, aliases: aliases ? aliases.split("|") : [] };
};
const article = index => {
  const [id, title, outlet, published, url, byline, quotes, figures, repeats, language] = data.articles[index];
  return { index, id, title: title || id, outlet, published, url, byline, quotes, figures, repeats, language };
};
const quote = index => {
  const q = data.quotes[index];
  return { index, article: q[0], speakers: q[1], source: q[2], standing: q[3], cue: q[4], form: q[5], text: q[6],
    start: q[7], stop: q[8], continuation: q[9], contentRule: q[10], sourceRule: q[11], addressee: q[12], venue: q[13],
    figures: q[14] };
};
const rule = index => index >= 0 ? data.meta.rules[index] : null;

// Traditional and Simplified characters are the same to a search.
const folds = new Map();
function folded(text) {
  let result = "";
  for (const letter of text.toLowerCase()) result += folds.get(letter) ?? letter;
  return result;
}
const terms = text => folded(text).split(/\s+/).filter(term => term);

// Text with what was searched for marked; `folded` keeps the length, unless a letter changes its in lower case.
function marked(text, words) {
  const key = folded(text);
  if (!words.length || key.length !== text.length) return [text];
  const nodes = [];
  let at = 0;
  while (at < text.length) {
    let start = -1, length = 0;
    for (const word of words) {
      const found = key.indexOf(word, at);
      if (found >= 0 && (start < 0 || found < start)) { start = found; length = word.length; }
    }
    if (start < 0) break;
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(make("mark", {}, text.slice(start, start + length)));
    at = start + length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

// MARK: Lists that render only what is seen

class List {
  constructor(element, height, render, choose) {
    Object.assign(this, { element, height, render, choose, items: [], selected: -1 });
    this.rows = make("div", { class: "rows" });
    element.append(this.rows);
    element.addEventListener("scroll", () => this.draw());
    element.addEventListener("keydown", event => this.key(event));
    new ResizeObserver(() => this.draw()).observe(element);
  }
  set(items) {
    this.items = items;
    this.selected = -1;
    this.rows.style.height = `${items.length * this.height}px`;
    this.element.scrollTop = 0;
    this.draw();
  }
  draw() {
    const first = Math.max(0, Math.floor(this.element.scrollTop / this.height) - 4);
    const last = Math.min(this.items.length, Math.ceil((this.element.scrollTop + this.element.clientHeight) / this.height) + 4);
    const rows = [];
    for (let index = first; index < last; index += 1) {
      const row = this.render(this.items[index]);
      row.id = `${this.element.id}-${index}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", index === this.selected);
      row.setAttribute("aria-posinset", index + 1);
      row.setAttribute("aria-setsize", this.items.length);
      row.style.top = `${index * this.height}px`;
      row.style.height = `${this.height}px`;
      row.addEventListener("click", () => this.select(index));
      rows.push(row);
    }
    this.rows.replaceChildren(...rows);
  }
  select(index, tells = true) {
    if (!this.items.length) return;
    this.selected = Math.max(0, Math.min(this.items.length - 1, index));
    const top = this.selected * this.height;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    else if (top + this.height > this.element.scrollTop + this.element.clientHeight)
      this.element.scrollTop = top + this.height - this.element.clientHeight;
    this.draw();
    this.element.setAttribute("aria-activedescendant", `${this.element.id}-${this.selected}`);
    if (tells) this.choose(this.items[this.selected]);
  }
  key(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.height) - 1);
    const steps = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: page, PageUp: -page };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in steps) this.select(this.selected < 0 ? 0 : this.selected + steps[event.key]);
    else if (event.key === "Home") this.select(0);
    else if (event.key === "End") this.select(this.items.length - 1);
    else if (event.key === "Enter" && this.selected >= 0) this.open?.(this.items[this.selected]);
    else return;
    event.preventDefault();
  }
}

const hint = text => make("p", { class: "hint" }, text);
function entry(term, ...values) {
  return values.some(value => value) ? [make("dt", {}, term), make("dd", {}, ...values)] : [];
}
const code = text => text ? make("code", {}, text) : null;
const action = (text, run) => make("button", { class: "action", type: "button", onclick: run }, text);
const link = (text, run, style = "") => make("button", { class: `link ${style}`, type: "button", onclick: run }, text);

function speakerNames(q) {
  return q.speakers.map(index => data.entities[index][0]).join("、");
}
function who(q) {
  if (q.speakers.length) return make("div", { class: `who ${TYPES[data.entities[q.speakers[0]][1]]}` }, speakerNames(q));
  return make("div", { class: "who nameless" }, q.source || "no source");
}

// MARK: Quotes

let haystacks = null;
let chosenEntity = null;
let searched = [];
let quoteList;

function quoteRow(index) {
  const q = quote(index);
  const a = article(q.article);
  const as = q.speakers.length && q.source && q.source !== speakerNames(q) ? q.source : q.speakers.length ? "" : STANDINGS[q.standing] || "";
  return make("div", { class: "quote row" },
    make("div", {}, who(q), make("div", { class: "as" }, as)),
    make("div", { class: "said", lang: a.language }, q.cue ? make("span", { class: "cue" }, q.cue) : null, marked(q.text, searched)),
    make("div", { class: "when" }, make("div", {}, a.published ? a.published.slice(0, 10) : ""), make("div", {}, a.outlet || "")));
}

function filterQuotes() {
  searched = terms($("quote-search").value);
  if (searched.length && !haystacks) {
    haystacks = data.quotes.map(q => folded(`${q[6]}\n${q[2] || ""}\n${q[1].map(s => data.entities[s][0]).join("\n")}`));
  }
  const [type, form, standing] = ["type", "form", "standing"].map(name => $(`quote-${name}`).value);
  const [outlet, from, to] = ["outlet", "from", "to"].map(name => $(`quote-${name}`).value.trim());
  const figures = $("quote-figures").checked, once = $("quote-once").checked;
  const found = [];
  for (let index = 0; index < data.quotes.length; index += 1) {
    const q = data.quotes[index];
    if (chosenEntity !== null && !q[1].includes(chosenEntity)) continue;
    if (type === "none" ? q[1].length : type !== "" && !q[1].some(s => data.entities[s][1] === +type)) continue;
    if (form !== "" && q[5] !== +form) continue;
    if (standing !== "" && q[3] !== +standing) continue;
    if (figures && !q[14]) continue;
    if (once && data.articles[q[0]][8]) continue;
    if (outlet || from || to) {
      const a = data.articles[q[0]];
      if (outlet && a[2] !== outlet) continue;
      if (from && (!a[3] || a[3] < from)) continue;
      if (to && (!a[3] || a[3].slice(0, to.length) > to)) continue;
    }
    if (searched.length && !searched.every(term => haystacks[index].includes(term))) continue;
    found.push(index);
  }
  quoteList.set(found);
  // What goes on after a quote stands in the list, but is no quote of its own.
  const goingOn = found.filter(index => data.quotes[index][9]).length, own = found.length - goingOn;
  const all = data.meta.counts.quotes;
  $("quote-count").textContent = (own === all ? plural(all, "quote") : `${number(own)} of ${plural(all, "quote")}`)
    + (goingOn ? `, ${number(goingOn)} going on` : "");
  $("quote-chips").replaceChildren(...(chosenEntity === null ? [] : [
    make("button", { class: "chip", type: "button", title: "Remove this filter", onclick: () => { chosenEntity = null; filterQuotes(); } },
      `said by ${data.entities[chosenEntity][0]}`, " ×")]));
  $("quote-evidence").replaceChildren(hint(found.length ? "Choose a quote to see its evidence." : "No quote fits. Clear a filter."));
}

function showQuotesOf(index) {
  $("quote-filters").reset();
  chosenEntity = index;
  filterQuotes();
  show("quotes");
}

function quoteEvidence(q, inArticle = false) {
  const a = article(q.article);
  return [
    make("h2", {}, q.speakers.length
      ? q.speakers.flatMap((s, at) => [at ? "、" : "", link(data.entities[s][0], () => showSource(s), `who ${TYPES[data.entities[s][1]]}`)])
      : [q.source || "No source"]),
    make("blockquote", { lang: a.language }, q.text),
    make("dl", {},
      entry("source", q.source), entry("cue", q.cue),
      entry("form", FORMS[q.form] + (q.continuation ? ", goes on after a quote" : "")),
      entry("standing", STANDINGS[q.standing]), entry("told to", q.addressee), entry("where", q.venue),
      inArticle ? [] : entry("article", a.title),
      inArticle ? [] : entry("published", [a.outlet, a.published].filter(Boolean).join(", ")),
      entry("place", `${number(q.start)}–${number(q.stop)}`),
      entry("rules", code(rule(q.contentRule)), " ", code(rule(q.sourceRule)))),
    inArticle ? null : action("Read in the article", () => openArticle(q.article, q.index)),
    inArticle || q.speakers.length !== 1 ? null : action("All quotes of this source", () => showQuotesOf(q.speakers[0])),
  ].filter(Boolean);
}

// MARK: Sources

let sourceList;
let mostOfSources = 1;

function sourceRow(index) {
  const e = entity(index);
  const order = $("source-order").value;
  const count = (value, word) => make("div", { class: "n" }, number(value), make("small", {}, word));
  const bar = make("div", { class: "bar" });
  bar.style.width = `${100 * e[order] / mostOfSources}%`;
  return make("div", { class: "source row" }, make("div", { class: `who ${TYPES[e.type]}` }, marked(e.name, terms($("source-search").value))),
    make("div", { class: "bar-cell" }, bar), count(e.quotes, "quotes"), count(e.articles, "articles"), count(e.mentions, "mentions"));
}

function filterSources() {
  const words = terms($("source-search").value);
  const type = $("source-type").value;
  const column = { quotes: 2, articles: 3, mentions: 4 }[$("source-order").value];
  const silent = $("source-silent").checked;
  const found = [];
  data.entities.forEach((e, index) => {
    if (!silent && !e[2]) return;
    if (type !== "" && e[1] !== +type) return;
    if (words.length) {
      const key = folded(`${e[0]}|${e[6]}`);
      if (!words.every(word => key.includes(word))) return;
    }
    found.push(index);
  });
  found.sort((a, b) => data.entities[b][column] - data.entities[a][column] || a - b);
  mostOfSources = found.length ? Math.max(1, data.entities[found[0]][column]) : 1;
  sourceList.set(found);
  $("source-count").textContent = silent ? `${number(found.length)} named` : plural(found.length, "source");
  $("source-evidence").replaceChildren(hint("Choose a source to see what it says."));
}

function sourceEvidence(index) {
  const e = entity(index);
  const own = [], cues = new Map(), words = new Map(), outlets = new Map();
  data.quotes.forEach((q, at) => {
    if (!q[1].includes(index)) return;
    own.push(at);
    if (q[4]) cues.set(q[4], (cues.get(q[4]) || 0) + 1);
    if (q[2] && q[2] !== e.name && q[3] < 2) words.set(q[2], (words.get(q[2]) || 0) + 1);
    const outlet = data.articles[q[0]][2];
    if (outlet) outlets.set(outlet, (outlets.get(outlet) || 0) + 1);
  });
  const top = map => [...map].sort((a, b) => b[1] - a[1]).slice(0, 6)
    .map(([text, count]) => make("li", {}, make("span", {}, text), make("span", { class: "n" }, number(count))));
  const part = (title, map) => map.size ? [make("h3", {}, title), make("ol", {}, top(map))] : [];
  return [
    make("h2", { class: `who ${TYPES[e.type]}` }, e.name),
    make("dl", {}, entry("type", TYPES[e.type]), entry("also", e.aliases.join("、")), entry("known from", e.known ? "the gazetteer" : "its articles"),
      entry("named", `${plural(e.mentions, "time")} in ${plural(e.articles, "article")}`), entry("quoted", plural(e.quotes, "time"))),
    own.length ? action("Show quotes", () => showQuotesOf(index)) : null,
    ...part("Called", words), ...part("Cues", cues), ...part("Outlets", outlets),
  ].filter(Boolean);
}

function showSource(index) {
  $("source-filters").reset();
  if (!data.entities[index][2]) $("source-silent").checked = true;
  filterSources();
  show("sources");
  sourceList.select(sourceList.items.indexOf(index));
}

// MARK: Articles

let articleList;
let openedArticle = null;
let articleKeys = null;

function articleRow(index) {
  const a = article(index);
  return make("div", { class: "article row" }, make("b", { lang: a.language }, marked(a.title, terms($("article-search").value))),
    make("span", {}, [a.published?.slice(0, 10), plural(a.quotes, "quote"), a.outlet, a.repeats ? "repeats an earlier one" : null].filter(Boolean).join("  ·  ")));
}

function filterArticles() {
  const words = terms($("article-search").value);
  if (words.length && !articleKeys) articleKeys = data.articles.map(a => folded(`${a[1] || ""} ${a[2] || ""} ${a[3] || ""} ${a[0]}`));
  const found = [];
  for (let index = 0; index < data.articles.length; index += 1) {
    if (!words.length || words.every(word => articleKeys[index].includes(word))) found.push(index);
  }
  articleList.set(found);
  $("article-count").textContent = plural(found.length, "article");
}

function openArticle(index, quoteIndex = null) {
  show("articles");
  let at = articleList.items.indexOf(index);
  if (at < 0) {
    $("article-search").value = "";
    filterArticles();
    at = articleList.items.indexOf(index);
  }
  articleList.select(at, false);
  readArticle(index, quoteIndex);
}

async function readArticle(index, quoteIndex = null) {
  openedArticle = index;
  const a = article(index);
  const found = await articleText(index);
  if (openedArticle !== index) return;
  const reader = $("reader");
  reader.scrollTop = 0;
  const meta = make("p", { class: "meta" }, [a.outlet, a.published, a.byline].filter(Boolean).map(text => make("span", {}, text)),
    a.url && /^https?:\/\//i.test(a.url) ? make("a", { href: a.url, rel: "noopener noreferrer", target: "_blank" }, "original") : null,
    make("span", {}, a.id));
  if (!found || found[0] === null) {
    reader.replaceChildren(make("h2", {}, a.title), meta, make("p", { class: "hint" }, "The text of this article is not in this report; its quotes stand beside."));
    $("article-evidence").replaceChildren(...articleSummary(index));
    return;
  }
  const text = make("div", { class: "text q n f", lang: a.language });
  const toggle = (style, swatch, name) => make("label", {}, make("input", { type: "checkbox", checked: "", onchange: event => text.classList.toggle(style, event.target.checked) }),
    ...swatch.map(kind => make("span", { class: `swatch ${kind}` })), name);
  const key = (kind, name) => make("span", {}, make("span", { class: `swatch ${kind}` }), name);
  const legend = make("div", { class: "legend" }, toggle("q", ["quote"], "quotes"), toggle("n", ["person"], "people"),
    key("organization", "organizations"), key("place", "places"), toggle("f", ["figure"], "figures"));
  const scalars = Array.from(found[0]);
  const spans = articleSpans(found);
  let heading = null;
  for (const [kind, start, stop] of found[1]) {
    const name = ZONES[kind];
    const segments = segmentsOf(scalars, spans, start, stop, found);
    if (name === "title" && !heading) {
      heading = make("h2", { class: "text q n f", lang: a.language }, segments);
      continue;
    }
    text.append(make("p", { class: CHROME.has(name) ? "chrome" : name, title: CHROME.has(name) ? `${name}: not read` : null }, segments));
  }
  reader.replaceChildren(heading || make("h2", {}, a.title), meta, legend, text);
  $("article-evidence").replaceChildren(...articleSummary(index));
  if (quoteIndex !== null) lightQuote(quoteIndex, true);
}

// All spans of an article: what stands from where to where.
function articleSpans([, , mentions, figures, quotes]) {
  const spans = [];
  mentions.forEach(([start, stop, index, r], at) => spans.push({ start, stop, style: `is-${TYPES[data.entities[index][1]]}`, key: "m", at }));
  figures.forEach(([start, stop], at) => spans.push({ start, stop, style: "is-figure", key: "f", at }));
  for (const [index, parts, cueStart, cueStop, sourceStart, sourceStop] of quotes) {
    for (let at = 0; at < parts.length; at += 2) spans.push({ start: parts[at], stop: parts[at + 1], style: "in-quote", key: "q", at: index });
    if (cueStart >= 0) spans.push({ start: cueStart, stop: cueStop, style: "is-cue", key: "c", at: index });
    if (sourceStart >= 0) spans.push({ start: sourceStart, stop: sourceStop, style: "is-source", key: "c", at: index });
  }
  return spans.filter(span => span.stop > span.start).sort((a, b) => a.start - b.start);
}

// A zone cut at every boundary of a span, so that overlaps are seen.
function segmentsOf(scalars, spans, start, stop, found) {
  const inside = spans.filter(span => span.start < stop && span.stop > start);
  const cuts = [...new Set([start, stop, ...inside.flatMap(span => [span.start, span.stop])])].filter(cut => cut >= start && cut <= stop).sort((a, b) => a - b);
  const segments = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const over = inside.filter(span => span.start <= cuts[at] && span.stop >= cuts[at + 1]);
    const text = scalars.slice(cuts[at], cuts[at + 1]).join("");
    if (!over.length) { segments.push(text); continue; }
    const styles = new Set(over.map(span => span.style));
    if (over.filter(span => span.key === "q").length > 1) styles.add("deep");
    const segment = make("span", { class: [...styles].join(" "), "data-k": over.map(span => `${span.key}${span.at}`).join(" ") }, text);
    segment.addEventListener("click", () => segmentEvidence(over, found));
    segments.push(segment);
  }
  return segments;
}

function segmentEvidence(over, found) {
  const shown = new Set();
  const parts = [];
  for (const span of over.filter(span => span.key === "m")) {
    const [start, stop, index, r] = found[2][span.at];
    const e = entity(index);
    parts.push(make("h2", {}, link(e.name, () => showSource(index), `who ${TYPES[e.type]}`)),
      make("dl", {}, entry("type", TYPES[e.type]), entry("also", e.aliases.slice(0, 8).join("、")), entry("known from", e.known ? "the gazetteer" : "this article"),
        entry("place", `${number(start)}–${number(stop)}`), entry("rule", code(rule(r)))));
  }
  for (const span of over.filter(span => span.key === "f")) {
    const [start, stop, kind, value, r] = found[3][span.at];
    parts.push(make("h2", {}, value), make("dl", {}, entry("figure", kind), entry("place", `${number(start)}–${number(stop)}`), entry("rule", code(rule(r)))));
  }
  for (const span of over.filter(span => span.key === "q" || span.key === "c")) {
    if (shown.has(span.at)) continue;
    shown.add(span.at);
    parts.push(make("h3", {}, "Quote"), ...quoteEvidence(quote(span.at), true));
  }
  light(quoteKeys(shown));
  $("article-evidence").replaceChildren(...parts, action("All quotes of this article", () => {
    light(new Set());
    $("article-evidence").replaceChildren(...articleSummary(openedArticle));
  }));
}

function light(keys) {
  let first = null;
  for (const segment of $("reader").querySelectorAll("[data-k]")) {
    const isLit = segment.dataset.k.split(" ").some(key => keys.has(key));
    segment.classList.toggle("lit", isLit);
    if (isLit && !first) first = segment;
  }
  return first;
}

// What belongs to quotes: content, cue and source.
const quoteKeys = indexes => new Set([...indexes].flatMap(index => [`q${index}`, `c${index}`]));

function lightQuote(index, scrolls) {
  const first = light(quoteKeys([index]));
  if (first && scrolls) first.scrollIntoView({ block: "center" });
  $("article-evidence").replaceChildren(...quoteEvidence(quote(index), true),
    action("All quotes of this article", () => { light(new Set()); $("article-evidence").replaceChildren(...articleSummary(openedArticle)); }));
}

// The quotes of an article stand together: found by halves.
function quotesOfArticle(index) {
  let low = 0, high = data.quotes.length;
  while (low < high) { const middle = (low + high) >> 1; if (data.quotes[middle][0] < index) low = middle + 1; else high = middle; }
  const found = [];
  while (low < data.quotes.length && data.quotes[low][0] === index) found.push(low++);
  return found;
}

function articleSummary(index) {
  const own = quotesOfArticle(index);
  return [make("h2", {}, own.length ? plural(own.length, "quote") : "No quotes"),
    make("ul", {}, own.map(at => {
      const q = quote(at);
      return make("li", {}, link(`${speakerNames(q) || q.source || "…"}：${q.text.length > 46 ? q.text.slice(0, 46) + "…" : q.text}`, () => lightQuote(at, true)));
    }))];
}

// MARK: The network

// Springs along lines, repulsion between nodes, from a spiral: the same picture every time.
function layout(nodes, lines, width, height) {
  nodes.forEach((node, at) => {
    const radius = 14 * Math.sqrt(at + .5), angle = at * 2.399963;
    node.x = radius * Math.cos(angle); node.y = radius * Math.sin(angle);
  });
  const ideal = 95;
  for (let step = 0; step < 500; step += 1) {
    const heat = 26 * (1 - step / 500) + .3;
    for (const node of nodes) { node.dx = -node.x * .05; node.dy = -node.y * .08; }
    for (let a = 0; a < nodes.length; a += 1) for (let b = a + 1; b < nodes.length; b += 1) {
      const dx = nodes[a].x - nodes[b].x, dy = nodes[a].y - nodes[b].y;
      const square = Math.max(1, dx * dx + dy * dy), force = ideal * ideal / square;
      nodes[a].dx += dx * force / 10; nodes[a].dy += dy * force / 10; nodes[b].dx -= dx * force / 10; nodes[b].dy -= dy * force / 10;
    }
    for (const line of lines) {
      const dx = line.from.x - line.to.x, dy = line.from.y - line.to.y, distance = Math.hypot(dx, dy) || 1;
      const force = (distance - ideal * .8) / distance * .05 * (.3 + line.share);
      line.from.dx -= dx * force; line.from.dy -= dy * force; line.to.dx += dx * force; line.to.dy += dy * force;
    }
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1, step = Math.min(length, heat);
      node.x += node.dx / length * step; node.y += node.dy / length * step;
    }
  }
  const spread = (key, size, pad) => {
    const values = nodes.map(node => node[key]), low = Math.min(...values), high = Math.max(...values), scale = (size - 2 * pad) / Math.max(1, high - low);
    for (const node of nodes) node[key] = pad + (node[key] - low) * scale;
  };
  spread("x", width, 70); spread("y", height, 46);
}

function svg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function drawNetwork() {
  const kind = $("network-kind").value, size = +$("network-size").value, types = $("network-type").value;
  const source = data.meta.network;
  const chosen = source.nodes.filter(index => !types || types.includes(data.entities[index][1]))
    .sort((a, b) => data.entities[b][2] - data.entities[a][2] || a - b).slice(0, size);
  const nodes = new Map(chosen.map(index => [index, { index, e: entity(index), lines: [] }]));
  const weights = source[kind].filter(([a, b]) => nodes.has(source.nodes[a]) && nodes.has(source.nodes[b])).sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]).slice(0, size * 4);
  const most = weights.length ? weights[0][2] : 1;
  const lines = weights.map(([a, b, weight]) => ({ from: nodes.get(source.nodes[a]), to: nodes.get(source.nodes[b]), weight, share: weight / most }));
  for (const line of lines) { line.from.lines.push(line); line.to.lines.push(line); }
  const all = [...nodes.values()].filter(node => node.lines.length);
  const picture = $("picture");
  const width = Math.max(480, picture.parentElement.clientWidth), height = Math.max(360, picture.parentElement.clientHeight);
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.classList.remove("chosen");
  picture.setAttribute("aria-label", kind === "together" ? "Who is quoted in the same articles" : "Who speaks about whom");
  if (!all.length) {
    picture.replaceChildren(svg("text", { x: width / 2, y: height / 2 }, "Too few sources for a picture"));
    return $("network-evidence").replaceChildren(hint("Nothing to choose."));
  }
  layout(all, lines, width, height);
  const largest = Math.max(...all.map(node => node.e.quotes), 1);
  for (const line of lines) line.element = svg("line", { x1: line.from.x, y1: line.from.y, x2: line.to.x, y2: line.to.y, "stroke-width": .7 + 5 * line.share * Math.min(1, line.weight / 5) });
  for (const node of all) {
    const radius = 4 + 15 * Math.sqrt(node.e.quotes / largest);
    node.element = svg("g", { class: TYPES[node.e.type], tabindex: 0, role: "button", "aria-label": `${node.e.name}, ${plural(node.e.quotes, "quote")}` },
      svg("circle", { cx: node.x, cy: node.y, r: radius }), svg("text", { x: node.x, y: node.y + radius + 13 }, node.e.name));
    const choose = () => chooseNode(node, all, lines, kind);
    node.element.addEventListener("click", event => { event.stopPropagation(); choose(); });
    node.element.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } });
  }
  picture.replaceChildren(...lines.map(line => line.element), ...[...all].sort((a, b) => a.e.quotes - b.e.quotes).map(node => node.element));
  const strongest = lines.slice(0, 15).map(line => make("li", {}, make("span", {}, `${line.from.e.name} ${kind === "about" ? "→" : "–"} ${line.to.e.name}`), make("span", { class: "n" }, number(line.weight))));
  $("network-evidence").replaceChildren(make("h2", {}, "Strongest lines"), make("p", { class: "as" }, kind === "about" ? "Quotes of the first that name the second" : "Articles that quote both"), make("ol", {}, strongest));
}

function chooseNode(node, all, lines, kind) {
  $("picture").classList.add("chosen");
  const near = new Set([node]);
  for (const line of lines) {
    const isLit = line.from === node || line.to === node;
    line.element.classList.toggle("lit", isLit);
    if (isLit) near.add(line.from).add(line.to);
  }
  for (const other of all) other.element.classList.toggle("lit", near.has(other));
  const ties = [...node.lines].sort((a, b) => b.weight - a.weight);
  $("network-evidence").replaceChildren(
    make("h2", { class: `who ${TYPES[node.e.type]}` }, node.e.name),
    make("p", { class: "as" }, `Quoted ${plural(node.e.quotes, "time")}, named in ${plural(node.e.articles, "article")}`),
    action("Show quotes", () => showQuotesOf(node.index)), action("About this source", () => showSource(node.index)),
    make("h3", {}, kind === "about" ? "Speaks about, or is spoken about by" : "Quoted in the same articles as"),
    make("ol", {}, ties.map(line => {
      const other = line.from === node ? line.to : line.from;
      const arrow = kind === "about" ? (line.from === node ? "→ " : "← ") : "";
      return make("li", {}, link(arrow + other.e.name, () => chooseNode(other, all, lines, kind)), make("span", { class: "n" }, number(line.weight)));
    })));
}

// MARK: About

function drawAbout() {
  const { counts, included, version } = data.meta;
  const rows = [["articles", counts.articles], ["people", counts.people], ["organizations", counts.organizations], ["places", counts.places],
    ["figures", counts.figures], ["quotes", counts.quotes], ["entities joined across articles", counts.joined]];
  const out = [];
  if (included.articles < counts.articles) out.push(`Only the first ${number(included.articles)} of ${number(counts.articles)} articles, with their quotes, are in this page; counts of sources and the network are of all.`);
  if (included.texts < included.articles) out.push(`The texts of ${number(included.texts)} articles are in this page; of the others only names and quotes.`);
  if (included.entities < counts.people + counts.organizations + counts.places) out.push(`Of ${number(counts.people + counts.organizations + counts.places)} names, ${number(included.entities)} are in this page: those most quoted and named.`);
  $("about").replaceChildren(
    make("h2", {}, "What this is"),
    make("p", {}, "Every name, figure and quote that OnRecord found in these articles, with the rule that found it. It reads by gazetteers and rules, and it errs: look at the evidence, and at the article, before you print a line."),
    make("table", {}, make("tbody", {}, rows.map(([name, count]) => make("tr", {}, make("td", {}, name), make("td", { class: "n" }, number(count)))))),
    make("h2", {}, "What is left out"),
    make("p", {}, out.length ? out.join(" ") : "Nothing: all articles, quotes and texts of the dataset are in this page."),
    make("h2", {}, "How to read it"),
    make("table", {}, make("tbody", {},
      [["direct", "all of the quote stands in quotation marks"], ["indirect", "none of it"], ["mixed", "indirect, with quoted words inside"],
       ["named, titled", "the source is called by name, or by role"], ["pronoun, implied", "the article told before who it is"], ["anonymous", "nobody is named"],
       ["place", "Unicode scalars of the article's text, from the first to behind the last"]].map(([term, text]) => make("tr", {}, make("td", {}, term), make("td", {}, text))))),
    make("p", {}, "People and organizations that no gazetteer knows count as one across articles only where the articles tell so; each such join stands in the dataset with its reason."),
    make("h2", {}, "Keys"),
    make("table", {}, make("tbody", {}, [["1 – 5", "the five views"], ["/", "search"], ["↑ ↓ or j k", "through a list"], ["Enter", "open the article, or show a source's quotes"], ["Esc", "back to the list"]]
      .map(([key, text]) => make("tr", {}, make("td", {}, make("kbd", {}, key)), make("td", {}, text))))),
    make("p", { class: "as" }, `OnRecord ${version}. This page is one file and loads nothing from the network.`));
}

// MARK: The whole

const VIEWS = ["quotes", "sources", "articles", "network", "about"];
let view = null;

function show(name) {
  if (!VIEWS.includes(name)) name = "quotes";
  if (view === name) return;
  view = name;
  for (const each of VIEWS) {
    $(`view-${each}`).hidden = each !== name;
    $(`tab-${each}`).setAttribute("aria-selected", each === name);
    $(`tab-${each}`).tabIndex = each === name ? 0 : -1;
  }
  try { history.replaceState(null, "", `#${name}`); } catch { location.hash = name; }
  if (name === "network") drawNetwork();
  if (name === "articles" && openedArticle === null && articleList.items.length) articleList.select(0);
}

function keys(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "Escape") {
    if (typing) event.target.blur();
    ({ quotes: quoteList, sources: sourceList, articles: articleList })[view]?.element.focus();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector(`#view-${view} input[type="search"]`)?.focus();
  } else if (event.key >= "1" && event.key <= "5") show(VIEWS[event.key - 1]);
  else if (event.target.getAttribute("role") === "tab" && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
    const next = VIEWS[(VIEWS.indexOf(view) + (event.key === "ArrowRight" ? 1 : 4)) % 5];
    show(next);
    $(`tab-${next}`).focus();
  }
}

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}

function delayed(run) {
  let timer;
  return () => { clearTimeout(timer); timer = setTimeout(run, 120); };
}

async function start() {
  try { setTheme(localStorage.getItem("onrecord-theme")); } catch { /* private windows keep nothing */ }
  $("theme").addEventListener("click", () => {
    const isDark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    setTheme(isDark ? "light" : "dark");
    try { localStorage.setItem("onrecord-theme", isDark ? "light" : "dark"); } catch { /* as above */ }
  });
  if (typeof DecompressionStream === "undefined") {
    $("loading").replaceChildren(make("p", {}, "This browser is too old for this report: it needs Chrome 80, Firefox 113 or Safari 16.4."));
    return;
  }
  await load();
  const { counts } = data.meta;
  $("totals").textContent = [plural(counts.articles, "article"), plural(counts.quotes, "quote"), plural(counts.people, "person").replace("persons", "people"), plural(counts.organizations, "organization")].join("  ·  ");
  for (const outlet of [...new Set(data.articles.map(a => a[2]).filter(Boolean))].sort()) $("quote-outlet").append(make("option", { value: outlet }, outlet));
  $("once-label").hidden = !data.articles.some(a => a[8]);
  quoteList = new List($("quote-list"), 74, quoteRow, index => $("quote-evidence").replaceChildren(...quoteEvidence(quote(index))));
  quoteList.open = index => openArticle(data.quotes[index][0], index);
  sourceList = new List($("source-list"), 44, sourceRow, index => $("source-evidence").replaceChildren(...sourceEvidence(index)));
  sourceList.open = index => showQuotesOf(index);
  articleList = new List($("article-list"), 88, articleRow, index => readArticle(index));
  articleList.open = () => $("reader").focus();
  for (const [form, run] of [["quote", filterQuotes], ["source", filterSources], ["article", filterArticles], ["network", drawNetwork]]) {
    const element = $(`${form}-filters`);
    element.addEventListener("input", delayed(run));
    element.addEventListener("submit", event => event.preventDefault());
    element.addEventListener("reset", () => { if (form === "quote") chosenEntity = null; setTimeout(run); });
  }
  filterQuotes();
  filterSources();
  filterArticles();
  drawAbout();
  for (const name of VIEWS) $(`tab-${name}`).addEventListener("click", () => show(name));
  document.addEventListener("keydown", keys);
  window.addEventListener("hashchange", () => show(location.hash.slice(1)));
  window.addEventListener("resize", delayed(() => { if (view === "network") drawNetwork(); }));
  $("loading").remove();
  show(location.hash.slice(1));
  document.documentElement.dataset.ready = "true";
}

start().catch(error => {
  $("loading")?.replaceChildren(make("p", {}, `This report is damaged: ${error.message}`));
});
