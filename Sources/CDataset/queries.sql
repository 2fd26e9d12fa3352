-- The questions that analysts ask first. A query is its name, what it asks, its values in order, and its SQL.
--
-- With sqlite3, set the values yourself: .parameter set :name "'林郑月娥'" (names in Simplified characters, as the column
-- `folded` holds them), :words as a full-text query with spaces between the characters ('"输 达" AND "营 收"'), and :limit.

-- query: said-about
-- asks: What did X say about Y?
-- name: a person, organization or place, by any of its names
-- words: words that the quote holds
SELECT a.published, a.outlet, s.name AS speaker, q.cue, q.text AS quote, q.form, a.id AS article, q.start, q.stop
FROM quotes_search AS found
JOIN quotes AS q ON q.quote = found.rowid
JOIN edges AS said ON said.to_quote = q.quote AND said.type = 'said'
JOIN identities AS s ON s.entity = said.from_entity
JOIN articles AS a ON a.article = q.article
WHERE quotes_search MATCH :words
  AND s.identity IN (SELECT e.same_as FROM aliases JOIN entities AS e USING (entity) WHERE folded = :name)
ORDER BY a.published, q.article, q.start LIMIT :limit;

-- query: said
-- asks: What did X say?
-- name: a person, organization or place, by any of its names
SELECT published, outlet, speaker, source, cue, quote, form, article_id AS article, start, stop
FROM who_said_what
WHERE identity IN (SELECT e.same_as FROM aliases JOIN entities AS e USING (entity) WHERE folded = :name)
ORDER BY published, article, start LIMIT :limit;

-- query: about
-- asks: Who speaks about X, and what do they say?
-- name: a person, organization or place, by any of its names
SELECT a.published, a.outlet, said.speaker, said.quote, a.id AS article
FROM said_about AS said JOIN articles AS a USING (article)
WHERE said.about_identity IN (SELECT e.same_as FROM aliases JOIN entities AS e USING (entity) WHERE folded = :name)
ORDER BY a.published, said.quote_key LIMIT :limit;

-- query: speaks-for
-- asks: Who speaks for Z, in which role?
-- name: an organization or place, by any of its names
SELECT r.person, r.title, r.past, count(DISTINCT r.article_id) AS articles, coalesce(by_source.quotes, 0) AS quotes,
  min(r.published) AS first, max(r.published) AS last
FROM roles AS r LEFT JOIN quotes_by_source AS by_source ON by_source.identity = r.person_identity
WHERE r.organization_identity IN (
  SELECT e.same_as FROM aliases JOIN entities AS e USING (entity) WHERE folded = :name)
GROUP BY r.person_identity, r.title, r.past
ORDER BY quotes DESC, articles DESC, r.person, r.title LIMIT :limit;

-- query: roles
-- asks: Which roles does X have?
-- name: a person, by any of their names
SELECT organization, title, past, count(DISTINCT article_id) AS articles, min(published) AS first, max(published) AS last
FROM roles
WHERE person_identity IN (SELECT e.same_as FROM aliases JOIN entities AS e USING (entity) WHERE folded = :name)
GROUP BY organization_identity, title, past ORDER BY articles DESC, organization, title LIMIT :limit;

-- query: figures-on
-- asks: Which figures are there on W?
-- words: words of the quote that holds the figure
SELECT f.text AS figure, f.kind, f.low, f.high, f.unit, f.modifier, f.of, s.name AS speaker, q.text AS quote,
  a.published, a.outlet, a.id AS article
FROM quotes_search AS found
JOIN quotes AS q ON q.quote = found.rowid
JOIN edges AS named ON named.from_quote = q.quote AND named.to_figure IS NOT NULL
JOIN figures AS f ON f.figure = named.to_figure
JOIN articles AS a ON a.article = f.article
LEFT JOIN edges AS said ON said.to_quote = q.quote AND said.type = 'said'
LEFT JOIN identities AS s ON s.entity = said.from_entity
WHERE quotes_search MATCH :words AND f.kind NOT IN ('date', 'time', 'ordinal')
ORDER BY a.published, f.figure LIMIT :limit;

-- query: figures-of
-- asks: Which figures may be about the organization O?
-- name: an organization, by any of its names
SELECT text AS figure, kind, low, high, unit, modifier, of, relation, published, article_id AS article, start, stop
FROM figures_by_organization
WHERE identity IN (SELECT e.same_as FROM aliases JOIN entities AS e USING (entity) WHERE folded = :name)
  AND kind NOT IN ('date', 'time', 'ordinal')
ORDER BY published, article_id, start LIMIT :limit;

-- query: quoted-with
-- asks: Who is quoted in the same articles as X?
-- name: a person, organization or place, by any of its names
SELECT o.name, o.type, count(DISTINCT mine.article) AS articles
FROM edges AS mine
JOIN entities AS e ON e.entity = mine.from_entity
JOIN edges AS other ON other.article = mine.article AND other.type = 'said'
JOIN identities AS o ON o.entity = other.from_entity AND o.identity <> e.same_as
WHERE mine.type = 'said'
  AND e.same_as IN (SELECT e.same_as FROM aliases JOIN entities AS e USING (entity) WHERE folded = :name)
GROUP BY o.identity ORDER BY articles DESC, o.name LIMIT :limit;

-- query: quoted-together
-- asks: Who is quoted together most?
SELECT name, other, articles FROM quoted_together ORDER BY articles DESC, name, other LIMIT :limit;

-- query: most-quoted
-- asks: Who is quoted most?
SELECT name, type, quotes, articles, outlets, first, last FROM quotes_by_source
ORDER BY quotes DESC, name LIMIT :limit;

-- query: by-month
-- asks: How many quotes by outlet and month?
SELECT outlet, month, articles, quotes, anonymous, direct FROM quotes_by_outlet_month
ORDER BY outlet, month LIMIT :limit;

-- query: anonymous
-- asks: Which sources are anonymous, and what do they say?
SELECT published, outlet, source, cue, quote, article_id AS article FROM anonymous_sources
ORDER BY published, article_id, start LIMIT :limit;

-- query: search
-- asks: Which quotes hold these words?
-- words: words of one character or more
SELECT w.published, w.outlet, coalesce(w.speaker, w.source) AS speaker, w.quote, w.article_id AS article
FROM quotes_search AS found JOIN who_said_what AS w ON w.quote_key = found.rowid
WHERE quotes_search MATCH :words ORDER BY w.published, w.quote_key LIMIT :limit;

-- query: articles
-- asks: Which articles hold these words?
-- words: words of one character or more
SELECT a.published, a.outlet, a.title, a.id AS article, a.url
FROM articles_search AS found JOIN articles AS a ON a.article = found.rowid
WHERE articles_search MATCH :words ORDER BY a.published, a.article LIMIT :limit;

-- query: joined
-- asks: Which entities count as one with X, and why?
-- name: a person, organization or place, by any of its names
SELECT j.from_id, j.to_id, j.rule, j.evidence
FROM edges AS e JOIN joins AS j USING (edge) JOIN entities AS f ON f.entity = e.from_entity
WHERE e.type = 'same'
  AND f.same_as IN (SELECT e.same_as FROM aliases JOIN entities AS e USING (entity) WHERE folded = :name)
ORDER BY j.from_id, j.to_id, j.rule LIMIT :limit;
