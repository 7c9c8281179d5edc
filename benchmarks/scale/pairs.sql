-- What find_pairs says, as one writes it by hand for DuckDB: positions, meetings, pairs.
CREATE TEMP TABLE hand_positions AS
WITH own AS (
    SELECT map, class, person, weight, polarity = 'affirm' AS affirms, date,
           firmness <> 'conceded' AS held, conditions IS NULL AS plain
    FROM stances
    WHERE standing = 'panel' AND directness <> 'reported' AND class IS NOT NULL
      AND weight > 0 AND polarity IS NOT NULL
), grouped AS (
    SELECT map, class, person, min(date) AS first_date, max(date) AS last_date,
           coalesce(bool_or(held), false) AS any_held,
           max(weight) FILTER (WHERE affirms AND held AND plain) AS ahp,
           max(weight) FILTER (WHERE affirms AND held AND NOT plain) AS ahc,
           max(weight) FILTER (WHERE NOT affirms AND held AND plain) AS dhp,
           max(weight) FILTER (WHERE NOT affirms AND held AND NOT plain) AS dhc,
           max(weight) FILTER (WHERE affirms AND NOT held AND plain) AS acp,
           max(weight) FILTER (WHERE affirms AND NOT held AND NOT plain) AS acc,
           max(weight) FILTER (WHERE NOT affirms AND NOT held AND plain) AS dcp,
           max(weight) FILTER (WHERE NOT affirms AND NOT held AND NOT plain) AS dcc
    FROM own GROUP BY map, class, person
), sides AS (
    SELECT *, CASE WHEN any_held THEN ahp ELSE acp END AS ap,
           CASE WHEN any_held THEN ahc ELSE acc END AS ac,
           CASE WHEN any_held THEN dhp ELSE dcp END AS dp,
           CASE WHEN any_held THEN dhc ELSE dcc END AS dc
    FROM grouped
)
SELECT map, class, person, first_date, last_date, NOT any_held AS conceded,
       (coalesce(ap, ac) IS NOT NULL)::INT - (coalesce(dp, dc) IS NOT NULL)::INT AS sign,
       greatest(ap, ac, dp, dc) AS weight,
       coalesce(greatest(ap, dp), 0) < greatest(ap, ac, dp, dc) AS conditional,
       coalesce(starts_with(max(last_date) OVER (PARTITION BY class, person), last_date), true)
           AS is_last
FROM sides;
CREATE TEMP TABLE hand_conditions AS
SELECT DISTINCT p.map, p.class, p.person, unnest(string_split(s.conditions, ' ')) AS condition
FROM hand_positions p JOIN stances s
  ON s.map = p.map AND s.class = p.class AND s.person = p.person AND s.weight = p.weight
 AND (s.firmness = 'conceded') = p.conceded
WHERE p.conditional AND s.conditions IS NOT NULL AND s.standing = 'panel'
  AND s.directness <> 'reported' AND s.polarity IS NOT NULL;
CREATE TEMP TABLE hand_pairs AS
WITH counts AS (
    SELECT map, class, person, count(*) AS n FROM hand_conditions GROUP BY ALL
), common AS (
    SELECT a.class, a.map AS a_map, a.person AS a_person, b.map AS b_map, b.person AS b_person,
           count(*) AS n
    FROM hand_conditions a JOIN hand_conditions b USING (class, condition) GROUP BY ALL
), spoken AS (
    SELECT DISTINCT c.map, c.class, c.person AS speaker, p.person AS listener
    FROM hand_conditions c JOIN hand_positions p ON p.class = c.condition
), plain AS (
    SELECT a.class, a.person AS first, b.person AS second, a.weight AS w1, b.weight AS w2,
           a.sign * b.sign AS sides, 1.0::DOUBLE AS agreeing, 1.0::DOUBLE AS clashing,
           a.map = b.map AS in_one,
           least(a.first_date, b.first_date) AS since, greatest(a.last_date, b.last_date) AS until
    FROM hand_positions a JOIN hand_positions b ON a.class = b.class AND a.person < b.person
    WHERE NOT a.conditional AND NOT b.conditional
      AND (a.map = b.map OR (a.is_last AND b.is_last))
), reserved AS (
    SELECT a.class, least(a.person, b.person) AS first, greatest(a.person, b.person) AS second,
           CASE WHEN a.person < b.person THEN a.weight ELSE b.weight END AS w1,
           CASE WHEN a.person < b.person THEN b.weight ELSE a.weight END AS w2,
           a.sign * b.sign AS sides,
           CASE WHEN k.n = na.n AND k.n = nb.n THEN 1.0 ELSE 0.7 END::DOUBLE AS agreeing,
           CASE WHEN sa.map IS NOT NULL OR sb.map IS NOT NULL THEN 0.5 ELSE 1.0 END::DOUBLE
               AS clashing,
           a.map = b.map AS in_one,
           least(a.first_date, b.first_date) AS since, greatest(a.last_date, b.last_date) AS until
    FROM hand_positions a
    JOIN hand_positions b ON a.class = b.class AND a.person <> b.person
    LEFT JOIN counts na ON (na.map, na.class, na.person) = (a.map, a.class, a.person)
    LEFT JOIN counts nb ON (nb.map, nb.class, nb.person) = (b.map, b.class, b.person)
    LEFT JOIN common k ON (k.class, k.a_map, k.a_person, k.b_map, k.b_person)
                        = (a.class, a.map, a.person, b.map, b.person)
    LEFT JOIN spoken sa ON (sa.map, sa.class, sa.speaker, sa.listener)
                         = (a.map, a.class, a.person, b.person)
    LEFT JOIN spoken sb ON (sb.map, sb.class, sb.speaker, sb.listener)
                         = (b.map, b.class, b.person, a.person)
    WHERE a.conditional AND (NOT b.conditional OR a.person < b.person)
      AND (a.map = b.map OR (a.is_last AND b.is_last))
), scored AS (
    SELECT *, CASE WHEN sides > 0 AND least(w1, w2) * agreeing >= 0.15
                   THEN least(w1, w2) * agreeing END AS agreement,
           CASE WHEN sides < 0 AND least(w1, w2) * clashing >= 0.05
                THEN least(w1, w2) * clashing END AS tension
    FROM (SELECT * FROM plain UNION ALL SELECT * FROM reserved)
), meetings AS (
    SELECT class, first, second,
           CASE WHEN bool_or(in_one) THEN min(since) FILTER (WHERE in_one)
                ELSE min(since) END AS since,
           CASE WHEN bool_or(in_one) THEN max(until) FILTER (WHERE in_one)
                ELSE max(until) END AS until,
           CASE WHEN bool_or(in_one) THEN max(agreement) FILTER (WHERE in_one)
                ELSE max(agreement) END AS agreement,
           CASE WHEN bool_or(in_one) THEN max(tension) FILTER (WHERE in_one)
                ELSE max(tension) END AS tension,
           least(max(w1), max(w2)) AS least
    FROM scored GROUP BY class, first, second
), totals AS (
    SELECT person, sum(weight) AS total
    FROM (SELECT class, person, max(weight) AS weight FROM hand_positions GROUP BY ALL)
    GROUP BY person
), pairs AS (
    SELECT first, second,
           1 - exp(sum(ln(1 - 0.5 * coalesce(agreement, 0)))) AS agreement,
           1 - exp(sum(ln(1 - 0.5 * coalesce(tension, 0)))) AS tension,
           sum(least) AS least, count(*) AS shared, count(agreement) AS agreed,
           count(tension) AS clashed, min(since) AS since, max(until) AS until
    FROM meetings GROUP BY first, second
)
SELECT p.first, p.second, p.agreement, p.tension, p.least / (a.total + b.total - p.least) AS coverage,
       p.shared, p.agreed, p.clashed, p.since, p.until
FROM pairs p JOIN totals a ON a.person = p.first JOIN totals b ON b.person = p.second;
