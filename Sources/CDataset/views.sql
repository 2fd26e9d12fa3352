-- Indexes and views, made when the tables are full.

CREATE INDEX entities_same_as ON entities (same_as);
CREATE INDEX aliases_folded ON aliases (folded);
CREATE INDEX mentions_entity ON mentions (entity);
CREATE INDEX mentions_article_zone ON mentions (article, zone);
CREATE INDEX quotes_article ON quotes (article);
CREATE INDEX figures_article_zone ON figures (article, zone);
CREATE INDEX edges_from_entity ON edges (from_entity) WHERE from_entity IS NOT NULL;
CREATE INDEX edges_from_quote ON edges (from_quote) WHERE from_quote IS NOT NULL;
CREATE INDEX edges_from_figure ON edges (from_figure) WHERE from_figure IS NOT NULL;
CREATE INDEX edges_from_declined ON edges (from_declined) WHERE from_declined IS NOT NULL;
CREATE INDEX edges_to_quote ON edges (to_quote) WHERE to_quote IS NOT NULL;
CREATE INDEX edges_to_entity ON edges (to_entity) WHERE to_entity IS NOT NULL;
CREATE INDEX edges_to_figure ON edges (to_figure) WHERE to_figure IS NOT NULL;
CREATE INDEX edges_to_declined ON edges (to_declined) WHERE to_declined IS NOT NULL;

-- Every entity with the one that stands for all it was joined with.
CREATE VIEW identities AS
SELECT e.entity, g.entity AS identity, g.id, g.type, g.name
FROM entities AS e JOIN entities AS g ON g.entity = e.same_as;

CREATE VIEW who_said_what AS
SELECT a.id AS article_id, a.published, a.outlet, a.title, s.name AS speaker, s.type AS speaker_type,
  s.id AS speaker_id, q.source, q.standing, q.cue, q.form, q.text AS quote, q.addressee, q.venue, q.continuation,
  q.start, q.stop, q.content_rule, q.source_rule, a.url, q.article, q.quote AS quote_key, s.identity
FROM quotes AS q
JOIN articles AS a ON a.article = q.article
LEFT JOIN edges AS e ON e.to_quote = q.quote AND e.type = 'said'
LEFT JOIN identities AS s ON s.entity = e.from_entity;

-- The same without articles that repeat earlier ones: each story once.
CREATE VIEW who_said_what_once AS
SELECT * FROM who_said_what WHERE article NOT IN (SELECT article FROM duplicates);

CREATE VIEW quotes_by_source AS
SELECT s.identity, s.id, s.type, s.name, count(DISTINCT q.quote) AS quotes, count(DISTINCT q.article) AS articles,
  count(DISTINCT a.outlet) AS outlets, min(a.published) AS first, max(a.published) AS last
FROM edges AS e
JOIN identities AS s ON s.entity = e.from_entity
JOIN quotes AS q ON q.quote = e.to_quote
JOIN articles AS a ON a.article = q.article
WHERE e.type = 'said' AND q.continuation = 0
GROUP BY s.identity;

CREATE VIEW quotes_by_person AS SELECT * FROM quotes_by_source WHERE type = 'person';

CREATE VIEW quotes_by_organization AS SELECT * FROM quotes_by_source WHERE type = 'organization';

-- Who speaks about whom: the speaker and the entities that the quote names.
CREATE VIEW said_about AS
SELECT s.identity AS speaker_identity, s.name AS speaker, s.type AS speaker_type, t.identity AS about_identity,
  t.name AS about, t.type AS about_type, q.quote AS quote_key, q.text AS quote, q.article
FROM edges AS said
JOIN identities AS s ON s.entity = said.from_entity
JOIN quotes AS q ON q.quote = said.to_quote
JOIN edges AS named ON named.from_quote = q.quote AND named.type = 'mentions' AND named.to_entity IS NOT NULL
JOIN identities AS t ON t.entity = named.to_entity
WHERE said.type = 'said';

-- Who is quoted in the same articles.
CREATE VIEW quoted_together AS
WITH sources AS (
  SELECT DISTINCT s.identity, s.name, s.type, q.article
  FROM edges AS e JOIN identities AS s ON s.entity = e.from_entity JOIN quotes AS q ON q.quote = e.to_quote
  WHERE e.type = 'said'
)
SELECT a.identity AS identity, a.name, a.type, b.identity AS other_identity, b.name AS other, b.type AS other_type,
  count(*) AS articles
FROM sources AS a JOIN sources AS b ON b.article = a.article AND a.identity < b.identity
GROUP BY a.identity, b.identity;

CREATE VIEW roles AS
SELECT p.name AS person, o.name AS organization, e.title, e.past, a.published, a.id AS article_id, e.start, e.stop,
  e.rule, p.identity AS person_identity, o.identity AS organization_identity
FROM edges AS e
JOIN identities AS p ON p.entity = e.from_entity
JOIN identities AS o ON o.entity = e.to_entity
JOIN articles AS a ON a.article = e.article
WHERE e.type = 'role';

-- Figures with the organizations they may be about: those they measure, who says them, those of a quote that names
-- both, and the last one named before them in the same paragraph. `relation` tells which; read the sentence before you
-- print it.
CREATE VIEW figures_by_organization AS
SELECT o.name AS organization, f.kind, f.text, f.low, f.high, f.unit, f.modifier, f.change, f.of, 'measures' AS relation,
  a.published, a.id AS article_id, f.start, f.stop, f.rule, o.identity, f.figure AS figure_key
FROM figures AS f
JOIN edges AS measures ON measures.from_figure = f.figure AND measures.type = 'measures'
JOIN identities AS o ON o.entity = measures.to_entity AND o.type = 'organization'
JOIN articles AS a ON a.article = f.article
UNION
SELECT o.name, f.kind, f.text, f.low, f.high, f.unit, f.modifier, f.change, f.of, 'said by',
  a.published, a.id, f.start, f.stop, f.rule, o.identity, f.figure
FROM figures AS f
JOIN edges AS named ON named.to_figure = f.figure AND named.type = 'mentions'
JOIN edges AS said ON said.to_quote = named.from_quote AND said.type = 'said'
JOIN identities AS o ON o.entity = said.from_entity AND o.type = 'organization'
JOIN articles AS a ON a.article = f.article
UNION
SELECT o.name, f.kind, f.text, f.low, f.high, f.unit, f.modifier, f.change, f.of, 'same quote',
  a.published, a.id, f.start, f.stop, f.rule, o.identity, f.figure
FROM figures AS f
JOIN edges AS named ON named.to_figure = f.figure AND named.type = 'mentions'
JOIN edges AS beside ON beside.from_quote = named.from_quote AND beside.type = 'mentions'
JOIN identities AS o ON o.entity = beside.to_entity AND o.type = 'organization'
JOIN articles AS a ON a.article = f.article
UNION
SELECT o.name, f.kind, f.text, f.low, f.high, f.unit, f.modifier, f.change, f.of, 'same paragraph',
  a.published, a.id, f.start, f.stop, f.rule, o.identity, f.figure
FROM figures AS f
JOIN mentions AS m ON m.article = f.article AND m.zone = f.zone AND m.stop <= f.start
JOIN identities AS o ON o.entity = m.entity AND o.type = 'organization'
JOIN articles AS a ON a.article = f.article
WHERE NOT EXISTS (
  SELECT 1 FROM mentions AS n JOIN entities AS e ON e.entity = n.entity
  WHERE n.article = f.article AND n.zone = f.zone AND e.type = 'organization' AND n.stop <= f.start
    AND n.start > m.start
);

CREATE VIEW quotes_by_outlet_month AS
SELECT a.outlet, substr(a.published, 1, 7) AS month, count(DISTINCT a.article) AS articles,
  count(q.quote) AS quotes, sum(q.standing = 'anonymous') AS anonymous, sum(q.form = 'direct') AS direct
FROM articles AS a LEFT JOIN quotes AS q ON q.article = a.article AND q.continuation = 0
GROUP BY a.outlet, month;

CREATE VIEW anonymous_sources AS
SELECT q.source, q.cue, q.text AS quote, a.outlet, a.published, a.title, a.id AS article_id, q.start, q.stop,
  q.source_rule
FROM quotes AS q JOIN articles AS a ON a.article = q.article
WHERE q.standing = 'anonymous';

-- Why entities count as one; to undo a join, delete its edge and set same_as of the entity back to its own key.
CREATE VIEW joins AS
SELECT a.id AS from_id, b.id AS to_id, b.name, b.type, e.rule, e.evidence, e.edge
FROM edges AS e JOIN entities AS a ON a.entity = e.from_entity JOIN entities AS b ON b.entity = e.to_entity
WHERE e.type = 'same';
