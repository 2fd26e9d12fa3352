-- The tables of onrecord.sqlite. Keys are whole numbers in the order of articles.ndjson; `id` is what the graphs say.
-- `start` and `stop` count Unicode scalars of the article's text, half-open: Python's text[start:stop].

CREATE TABLE articles (
  article INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  path TEXT,
  record INTEGER,
  url TEXT,
  title TEXT,
  byline TEXT,
  outlet TEXT,
  published TEXT,
  language TEXT NOT NULL,
  scalars INTEGER NOT NULL,
  sha256 TEXT NOT NULL
);

CREATE TABLE texts (
  article INTEGER PRIMARY KEY REFERENCES articles,
  text TEXT NOT NULL
);

CREATE TABLE duplicates (
  article INTEGER NOT NULL REFERENCES articles,
  original INTEGER NOT NULL REFERENCES articles,
  similarity NUMERIC NOT NULL,
  PRIMARY KEY (article, original)
) WITHOUT ROWID;

CREATE TABLE zones (
  article INTEGER NOT NULL REFERENCES articles,
  zone INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (article, zone)
) WITHOUT ROWID;

CREATE TABLE entities (
  entity INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  romanization TEXT,
  gazetteer TEXT,
  same_as INTEGER NOT NULL REFERENCES entities,
  articles INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,
  quotes INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE aliases (
  entity INTEGER NOT NULL REFERENCES entities,
  alias TEXT NOT NULL,
  folded TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (entity, alias)
) WITHOUT ROWID;

CREATE TABLE mentions (
  mention INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles,
  zone INTEGER,
  entity INTEGER NOT NULL REFERENCES entities,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  rule TEXT NOT NULL
);

CREATE TABLE quotes (
  quote INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles,
  zone INTEGER,
  form TEXT NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  cue TEXT,
  cue_start INTEGER,
  cue_stop INTEGER,
  source TEXT,
  source_start INTEGER,
  source_stop INTEGER,
  standing TEXT,
  continuation INTEGER NOT NULL,
  addressee TEXT,
  venue TEXT,
  content_rule TEXT NOT NULL,
  source_rule TEXT
);

CREATE TABLE contents (
  quote INTEGER NOT NULL REFERENCES quotes,
  part INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  PRIMARY KEY (quote, part)
) WITHOUT ROWID;

CREATE TABLE figures (
  figure INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles,
  zone INTEGER,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  low NUMERIC,
  high NUMERIC,
  value TEXT,
  high_value TEXT,
  unit TEXT,
  modifier TEXT,
  change TEXT,
  change_part TEXT,
  interval_start TEXT,
  interval_end TEXT,
  days INTEGER,
  of TEXT,
  per TEXT,
  rule TEXT NOT NULL
);

CREATE TABLE declined (
  declined INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles,
  zone INTEGER,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  source TEXT NOT NULL,
  source_start INTEGER NOT NULL,
  source_stop INTEGER NOT NULL,
  standing TEXT NOT NULL,
  rule TEXT NOT NULL
);

CREATE TABLE edges (
  edge INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  article INTEGER REFERENCES articles,
  from_entity INTEGER REFERENCES entities,
  from_quote INTEGER REFERENCES quotes,
  from_figure INTEGER REFERENCES figures,
  from_declined INTEGER REFERENCES declined,
  to_entity INTEGER REFERENCES entities,
  to_quote INTEGER REFERENCES quotes,
  to_figure INTEGER REFERENCES figures,
  to_declined INTEGER REFERENCES declined,
  title TEXT,
  past INTEGER NOT NULL,
  start INTEGER,
  stop INTEGER,
  rule TEXT,
  evidence TEXT
);

-- Full text. Words stand in them character by character, so that names of one or two characters are found:
-- SELECT ... WHERE quotes_search MATCH '"輝 達"'. `original` holds the text as it is, `folded` its Simplified writing
-- where that differs. A mark (U+E000) stands for punctuation: no phrase is found across it. The rowid is the quote's or
-- article's key.
CREATE VIRTUAL TABLE quotes_search USING fts5 (original, folded, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE articles_search USING fts5 (original, folded, content='', tokenize='unicode61 remove_diacritics 0');
