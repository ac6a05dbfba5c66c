#include "output/store/schema.hpp"

namespace vindbaar::store {

const std::string_view tables_sql = R"sql(
CREATE TABLE fact (
  name  TEXT NOT NULL PRIMARY KEY,  -- run, reference date, versions
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE institution (
  id      TEXT NOT NULL PRIMARY KEY,
  name    TEXT NOT NULL,
  funded  INTEGER NOT NULL,         -- 1: bekostigd
  outcome TEXT NOT NULL,            -- complete, partial, suspicious, forbidden, moved, failed
  reason  TEXT NOT NULL,
  robots  TEXT NOT NULL,
  pages   INTEGER NOT NULL,
  errors  INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  taken_apart INTEGER NOT NULL      -- pages; the others that were read got a first look only
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate (
  code   TEXT NOT NULL PRIMARY KEY,
  name   TEXT NOT NULL,
  kind   TEXT NOT NULL,             -- keuzedeel, beroepsonderdeel
  sector TEXT NOT NULL,             -- id of the sector chamber
  valid  INTEGER NOT NULL,          -- 1: in the register on the reference date
  lnv    INTEGER NOT NULL           -- 1: statutory green certificate, in no count (R4)
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
  institution      TEXT NOT NULL,
  url              TEXT NOT NULL,
  kind             TEXT NOT NULL,
  kind_probability REAL NOT NULL,
  title            TEXT NOT NULL,
  heading          TEXT NOT NULL,
  language         TEXT NOT NULL,
  fingerprint      TEXT NOT NULL,   -- changes when the main text changes
  archived_at      TEXT NOT NULL,   -- UTC, ISO 8601
  record           TEXT NOT NULL,   -- WARC file and offset
  status           INTEGER NOT NULL,
  depth            INTEGER NOT NULL, -- clicks from a start page; -1: not known
  form             TEXT NOT NULL,    -- html, pdf, javascript
  in_sitemap       INTEGER NOT NULL, -- 1 or 0; -1: not known
  linked_from      INTEGER NOT NULL, -- pages of the institution that link to it; -1: not known
  taken_apart      INTEGER NOT NULL, -- 0: a first look showed that it can offer nothing, and more was not read
  PRIMARY KEY (institution, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE title_match (
  institution           TEXT NOT NULL,
  url                   TEXT NOT NULL,
  title                 TEXT NOT NULL,
  source                TEXT NOT NULL,
  detail_url            TEXT NOT NULL,
  code                  TEXT NOT NULL,
  probability           REAL NOT NULL,
  verdict               TEXT NOT NULL,
  verdict_reason        TEXT NOT NULL,
  reasons               TEXT NOT NULL,
  runner_up             TEXT NOT NULL,
  runner_up_probability REAL NOT NULL,
  claim                 TEXT NOT NULL,
  claim_quote           TEXT NOT NULL,
  audience              TEXT NOT NULL,
  audience_quote        TEXT NOT NULL,
  availability          TEXT NOT NULL,
  availability_quote    TEXT NOT NULL,
  decided_by_human      INTEGER NOT NULL,
  PRIMARY KEY (institution, url, code, title, source, detail_url, probability, verdict, verdict_reason, reasons,
               runner_up, runner_up_probability, claim, claim_quote, audience, audience_quote, availability,
               availability_quote, decided_by_human)
) STRICT, WITHOUT ROWID;

CREATE TABLE feature (
  institution TEXT NOT NULL,
  url         TEXT NOT NULL,
  title       TEXT NOT NULL,
  feature     TEXT NOT NULL,        -- of the coding frame
  value       TEXT NOT NULL,        -- no row: not stated
  quote       TEXT NOT NULL,
  PRIMARY KEY (institution, url, title, feature, value, quote)
) STRICT, WITHOUT ROWID;

CREATE TABLE offering (
  institution  TEXT NOT NULL,
  code         TEXT NOT NULL,
  title        TEXT NOT NULL,
  url          TEXT NOT NULL,
  audience     TEXT NOT NULL,
  availability TEXT NOT NULL,
  verdict      TEXT NOT NULL,
  findable     INTEGER NOT NULL,
  probability  REAL NOT NULL,
  evidence     TEXT NOT NULL,
  archived_at  TEXT NOT NULL,
  pages        INTEGER NOT NULL,
  excluded_by  TEXT NOT NULL,
  PRIMARY KEY (institution, code)
) STRICT, WITHOUT ROWID;
)sql";

const std::string_view views_sql = R"sql(
CREATE VIEW offerings AS
-- One row an (institution, certificate) pair, counted or not, with names and the rule that left it out.
SELECT o.institution AS institution_id, i.name AS institution, i.funded AS funded, o.code AS code,
       c.name AS certificate, c.kind AS kind, c.sector AS sector, o.title AS title, o.url AS url,
       o.audience AS audience, o.availability AS availability, o.verdict AS verdict, o.findable AS findable,
       o.probability AS probability, o.evidence AS evidence, o.archived_at AS archived_at, o.pages AS pages,
       o.excluded_by AS excluded_by
FROM offering AS o
LEFT JOIN institution AS i ON i.id = o.institution
LEFT JOIN certificate AS c ON c.code = o.code;

CREATE VIEW offering_evidence AS
-- Every title on every page that stands behind a pair, with the words it rests on and the WARC record to look it up.
SELECT o.institution AS institution_id, o.code AS code, o.findable AS findable, m.url AS url, p.kind AS page_kind,
       m.title AS title, m.source AS source, m.detail_url AS detail_url, m.verdict AS verdict,
       m.probability AS probability, m.verdict_reason AS verdict_reason, m.reasons AS reasons, m.claim AS claim,
       m.claim_quote AS claim_quote, m.audience AS audience, m.audience_quote AS audience_quote,
       m.availability AS availability, m.availability_quote AS availability_quote,
       m.runner_up AS runner_up, m.decided_by_human AS decided_by_human,
       p.archived_at AS archived_at, p.record AS record
FROM offering AS o
JOIN title_match AS m ON m.institution = o.institution AND m.code = o.code
JOIN page AS p ON p.institution = m.institution AND p.url = m.url;

CREATE VIEW pages AS
-- Every page that was read: what it is, when it was archived and where.
SELECT institution AS institution_id, url, kind, kind_probability, title, heading, language, fingerprint, archived_at,
       record, status, depth, form, in_sitemap, linked_from, taken_apart
FROM page;

CREATE VIEW features AS
-- What each page says of each title on it, feature by feature of the coding frame, with its words.
SELECT institution AS institution_id, url, title, feature, value, quote
FROM feature;

CREATE VIEW institutions_measured AS
-- Every institution of the run: how far it was looked at, and its number of findable certificates.
-- findable is NULL, not 0, where nothing could be measured.
SELECT i.id AS institution_id, i.name AS institution, i.funded AS funded, i.outcome AS outcome, i.reason AS reason,
       i.robots AS robots, i.pages AS pages, i.errors AS errors, i.skipped AS skipped, i.waiting AS waiting,
       i.taken_apart AS taken_apart,
       CASE WHEN i.outcome IN ('failed', 'forbidden', 'moved') AND coalesce(sum(o.findable), 0) = 0 THEN NULL
            ELSE coalesce(sum(o.findable), 0) END AS findable
FROM institution AS i
LEFT JOIN offering AS o ON o.institution = i.id
GROUP BY i.id;

CREATE VIEW certificate_counts AS
-- Providers of every certificate that counts (valid on the reference date, no LNV), zeros too.
SELECT c.code AS code, c.name AS certificate, c.kind AS kind, c.sector AS sector,
       count(CASE WHEN i.funded = 1 THEN 1 END) AS providers_funded,
       count(CASE WHEN i.funded = 0 THEN 1 END) AS providers_private,
       count(i.id) AS providers_total
FROM certificate AS c
LEFT JOIN offering AS o ON o.code = c.code AND o.findable = 1
LEFT JOIN institution AS i ON i.id = o.institution
WHERE c.valid = 1 AND c.lnv = 0
GROUP BY c.code;
)sql";

}  // namespace vindbaar::store
