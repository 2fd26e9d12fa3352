-- The network that GraphML and GEXF hold: entities as they were joined, who speaks about whom, who tells whom, and who
-- has which role where.

CREATE TEMP TABLE network_edges AS
SELECT 'about' AS type, s.same_as AS source, t.same_as AS target, NULL AS title, count(DISTINCT said.to_quote) AS weight
FROM edges AS said
JOIN edges AS named ON named.from_quote = said.to_quote AND named.type = 'mentions' AND named.to_entity IS NOT NULL
JOIN entities AS s ON s.entity = said.from_entity
JOIN entities AS t ON t.entity = named.to_entity
WHERE said.type = 'said' AND s.same_as <> t.same_as
GROUP BY s.same_as, t.same_as
UNION ALL
SELECT 'told', s.same_as, t.same_as, NULL, count(DISTINCT said.to_quote)
FROM edges AS said
JOIN edges AS told ON told.from_quote = said.to_quote AND told.type = 'told' AND told.to_entity IS NOT NULL
JOIN entities AS s ON s.entity = said.from_entity
JOIN entities AS t ON t.entity = told.to_entity
WHERE said.type = 'said' AND s.same_as <> t.same_as
GROUP BY s.same_as, t.same_as
UNION ALL
SELECT 'role', p.same_as, o.same_as, role.title, count(DISTINCT role.article)
FROM edges AS role
JOIN entities AS p ON p.entity = role.from_entity
JOIN entities AS o ON o.entity = role.to_entity
WHERE role.type = 'role' AND p.same_as <> o.same_as
GROUP BY p.same_as, o.same_as, role.title;

CREATE TEMP TABLE network_nodes AS
SELECT g.entity AS node, g.id, g.type, g.name, g.gazetteer, sum(e.mentions) AS mentions, sum(e.quotes) AS quotes,
  sum(e.articles) AS articles
FROM entities AS g JOIN entities AS e ON e.same_as = g.entity
WHERE g.entity IN (SELECT source FROM network_edges UNION SELECT target FROM network_edges)
GROUP BY g.entity;
