-- The tables of a new corpus file, as all migrations leave them; made by python scripts/newest_tables.py.
-- The order is that of the migrations: it decides where in a file the trees begin, and salvaging counts on that.

CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE corpus_info (
  id INTEGER NOT NULL,
  format INTEGER NOT NULL,
  app_version VARCHAR NOT NULL,
  created_at VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  closed INTEGER NOT NULL,
  CONSTRAINT pk_corpus_info PRIMARY KEY (id),
  CONSTRAINT ck_corpus_info_one_row CHECK (id = 1)
);

CREATE TABLE imports (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  source VARCHAR NOT NULL,
  started_at VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  articles INTEGER DEFAULT 0 NOT NULL,
  CONSTRAINT ck_imports_state CHECK (state IN ('running', 'complete'))
);

CREATE TABLE schema_versions (
  seq INTEGER NOT NULL,
  schema_id VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  stored_at VARCHAR NOT NULL,
  body TEXT NOT NULL, edits TEXT,
  CONSTRAINT pk_schema_versions PRIMARY KEY (seq)
);

CREATE TABLE articles (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  id VARCHAR NOT NULL,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  sha256 VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  source TEXT NOT NULL,
  meta TEXT NOT NULL,
  length INTEGER NOT NULL,
  imported_at VARCHAR NOT NULL,
  import_id INTEGER NOT NULL,
  suggestion_source VARCHAR,
  suggestion_count INTEGER DEFAULT 0 NOT NULL, certainty FLOAT DEFAULT 2 NOT NULL, accord FLOAT DEFAULT 2 NOT NULL, kin INTEGER,
  CONSTRAINT fk_articles_import_id FOREIGN KEY(import_id) REFERENCES imports (id),
  CONSTRAINT uq_articles_id UNIQUE (id),
  CONSTRAINT uq_articles_sha256 UNIQUE (sha256)
);

CREATE INDEX ix_articles_import_id_seq ON articles (import_id, seq);

CREATE INDEX ix_articles_title_key ON articles (title_key, import_id, seq);

CREATE INDEX ix_articles_without_suggestions ON articles (import_id, seq) WHERE suggestion_source IS NULL;

CREATE TABLE status_counts (
  annotator VARCHAR NOT NULL,
  import_id INTEGER NOT NULL,
  status VARCHAR NOT NULL,
  articles INTEGER NOT NULL,
  CONSTRAINT pk_status_counts PRIMARY KEY (annotator, import_id, status),
  CONSTRAINT ck_status_counts_status CHECK (status IN ('started', 'done')),
  CONSTRAINT fk_status_counts_import_id FOREIGN KEY(import_id) REFERENCES imports (id)
)
 WITHOUT ROWID;

CREATE TABLE annotation_sets (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  status VARCHAR NOT NULL,
  spans INTEGER NOT NULL,
  open_suggestions INTEGER NOT NULL,
  note TEXT NOT NULL,
  rev INTEGER NOT NULL,
  CONSTRAINT pk_annotation_sets PRIMARY KEY (article, annotator),
  CONSTRAINT ck_annotation_sets_status CHECK (status IN ('new', 'started', 'done')),
  CONSTRAINT ck_annotation_sets_counts CHECK (spans >= 0 AND open_suggestions >= 0),
  CONSTRAINT fk_annotation_sets_article FOREIGN KEY(article) REFERENCES articles (seq)
)
 WITHOUT ROWID;

CREATE INDEX ix_annotation_sets_annotator_status ON annotation_sets (annotator, status, article);

CREATE TABLE article_texts (
  article INTEGER NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT pk_article_texts PRIMARY KEY (article),
  CONSTRAINT fk_article_texts_article FOREIGN KEY(article) REFERENCES articles (seq)
);

CREATE TABLE change_log (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  kind VARCHAR NOT NULL,
  "of" INTEGER,
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  action VARCHAR NOT NULL,
  subject TEXT NOT NULL,
  at VARCHAR NOT NULL,
  body TEXT NOT NULL,
  CONSTRAINT ck_change_log_kind CHECK (kind IN ('do', 'undo', 'redo')),
  CONSTRAINT fk_change_log_article FOREIGN KEY(article) REFERENCES articles (seq),
  CONSTRAINT fk_change_log_of FOREIGN KEY("of") REFERENCES change_log (seq)
);

CREATE INDEX ix_change_log_article_annotator ON change_log (article, annotator);

CREATE TABLE decisions (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  signature VARCHAR NOT NULL,
  verdict VARCHAR NOT NULL,
  CONSTRAINT pk_decisions PRIMARY KEY (article, annotator, signature),
  CONSTRAINT ck_decisions_verdict CHECK (verdict IN ('accepted', 'corrected', 'rejected')),
  CONSTRAINT fk_decisions_article_annotator FOREIGN KEY(article, annotator) REFERENCES annotation_sets (article, annotator)
)
 WITHOUT ROWID;

CREATE TABLE spans (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  layer VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  fragments VARCHAR NOT NULL,
  attributes TEXT NOT NULL,
  provenance TEXT NOT NULL,
  seen INTEGER NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT pk_spans PRIMARY KEY (article, annotator, id),
  CONSTRAINT fk_spans_article_annotator FOREIGN KEY(article, annotator) REFERENCES annotation_sets (article, annotator)
)
 WITHOUT ROWID;

CREATE TABLE undo_steps (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  seq INTEGER NOT NULL,
  state VARCHAR NOT NULL,
  CONSTRAINT pk_undo_steps PRIMARY KEY (article, annotator, seq),
  CONSTRAINT ck_undo_steps_state CHECK (state IN ('applied', 'undone')),
  CONSTRAINT fk_undo_steps_article_annotator FOREIGN KEY(article, annotator) REFERENCES annotation_sets (article, annotator),
  CONSTRAINT fk_undo_steps_seq FOREIGN KEY(seq) REFERENCES change_log (seq)
)
 WITHOUT ROWID;

CREATE INDEX ix_undo_steps_undone ON undo_steps (article, annotator, seq) WHERE state = 'undone';

CREATE TABLE arguments (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  role VARCHAR NOT NULL,
  head VARCHAR NOT NULL,
  filler VARCHAR,
  state VARCHAR NOT NULL,
  provenance TEXT NOT NULL,
  CONSTRAINT pk_arguments PRIMARY KEY (article, annotator, id),
  CONSTRAINT fk_arguments_article_annotator_filler FOREIGN KEY(article, annotator, filler) REFERENCES spans (article, annotator, id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_arguments_article_annotator_head FOREIGN KEY(article, annotator, head) REFERENCES spans (article, annotator, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID;

CREATE VIEW searchable AS
    SELECT articles.seq AS seq, articles.title AS title, article_texts.text AS text
    FROM articles JOIN article_texts ON article_texts.article = articles.seq;

CREATE VIRTUAL TABLE article_search USING fts5(
    title, text, content='searchable', content_rowid='seq',
    tokenize='unicode61 remove_diacritics 2');

CREATE INDEX ix_articles_kin ON articles (kin) WHERE kin <> seq;

CREATE TABLE article_bands (
  band INTEGER NOT NULL,
  article INTEGER NOT NULL,
  CONSTRAINT pk_article_bands PRIMARY KEY (band, article),
  CONSTRAINT fk_article_bands_article FOREIGN KEY(article) REFERENCES articles (seq)
)
 WITHOUT ROWID;

CREATE TABLE near_done (
  annotator VARCHAR NOT NULL,
  article INTEGER NOT NULL,
  done INTEGER NOT NULL,
  CONSTRAINT pk_near_done PRIMARY KEY (annotator, article),
  CONSTRAINT fk_near_done_article FOREIGN KEY(article) REFERENCES articles (seq),
  CONSTRAINT fk_near_done_done FOREIGN KEY(done) REFERENCES articles (seq)
)
 WITHOUT ROWID;

CREATE INDEX ix_articles_certainty ON articles (certainty, import_id, seq);

CREATE INDEX ix_articles_accord ON articles (accord, import_id, seq);

CREATE TABLE batches (
  name VARCHAR NOT NULL,
  made_at VARCHAR NOT NULL,
  due VARCHAR, training INTEGER DEFAULT 0 NOT NULL,
  CONSTRAINT pk_batches PRIMARY KEY (name)
)
 WITHOUT ROWID;

CREATE TABLE assignments (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  batch VARCHAR NOT NULL,
  CONSTRAINT pk_assignments PRIMARY KEY (article, annotator),
  CONSTRAINT fk_assignments_article FOREIGN KEY(article) REFERENCES articles (seq),
  CONSTRAINT fk_assignments_batch FOREIGN KEY(batch) REFERENCES batches (name)
)
 WITHOUT ROWID;

CREATE INDEX ix_assignments_annotator ON assignments (annotator, article);

CREATE TABLE checked_sets (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  rev INTEGER NOT NULL,
  "by" VARCHAR NOT NULL,
  CONSTRAINT pk_checked_sets PRIMARY KEY (article, annotator),
  CONSTRAINT fk_checked_sets_article_annotator FOREIGN KEY(article, annotator) REFERENCES annotation_sets (article, annotator)
)
 WITHOUT ROWID;

CREATE TABLE findings (
  article INTEGER NOT NULL,
  number INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  severity VARCHAR NOT NULL,
  about VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  layer VARCHAR NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  excerpt TEXT NOT NULL,
  params TEXT NOT NULL,
  alike VARCHAR NOT NULL,
  fixable INTEGER NOT NULL,
  ignored INTEGER NOT NULL,
  assignee VARCHAR NOT NULL,
  CONSTRAINT pk_findings PRIMARY KEY (article, number),
  CONSTRAINT fk_findings_article_annotator FOREIGN KEY(article, annotator) REFERENCES annotation_sets (article, annotator)
)
 WITHOUT ROWID;

CREATE INDEX ix_findings_rule ON findings (rule, ignored, article, number);

CREATE TABLE finding_remarks (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  about VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  reason TEXT,
  "by" VARCHAR NOT NULL,
  at VARCHAR NOT NULL,
  assignee VARCHAR NOT NULL,
  CONSTRAINT pk_finding_remarks PRIMARY KEY (article, annotator, rule, about, role),
  CONSTRAINT fk_finding_remarks_article_annotator FOREIGN KEY(article, annotator) REFERENCES annotation_sets (article, annotator)
)
 WITHOUT ROWID;

CREATE INDEX ix_assignments_annotator_batch ON assignments (annotator, batch, article);

CREATE TABLE people (
  name VARCHAR NOT NULL,
  added_at VARCHAR NOT NULL,
  CONSTRAINT pk_people PRIMARY KEY (name)
)
 WITHOUT ROWID;

CREATE TABLE person_roles (
  name VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  CONSTRAINT pk_person_roles PRIMARY KEY (name, role),
  CONSTRAINT ck_person_roles_role CHECK (role IN ('annotator', 'curator', 'reviewer')),
  CONSTRAINT fk_person_roles_name FOREIGN KEY(name) REFERENCES people (name)
)
 WITHOUT ROWID;

CREATE TABLE team_settings (
  name VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  CONSTRAINT pk_team_settings PRIMARY KEY (name)
)
 WITHOUT ROWID;

CREATE TABLE training_scores (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  finished_at VARCHAR NOT NULL,
  gold INTEGER NOT NULL,
  found INTEGER NOT NULL,
  agreed INTEGER NOT NULL,
  CONSTRAINT pk_training_scores PRIMARY KEY (article, annotator),
  CONSTRAINT fk_training_scores_article FOREIGN KEY(article) REFERENCES articles (seq)
)
 WITHOUT ROWID;

CREATE TABLE assignment_moves (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  moved_at VARCHAR NOT NULL,
  moved_by VARCHAR NOT NULL,
  article INTEGER NOT NULL,
  batch VARCHAR NOT NULL,
  giver VARCHAR NOT NULL,
  taker VARCHAR NOT NULL,
  CONSTRAINT fk_assignment_moves_article FOREIGN KEY(article) REFERENCES articles (seq),
  CONSTRAINT fk_assignment_moves_batch FOREIGN KEY(batch) REFERENCES batches (name)
);

CREATE INDEX ix_assignment_moves_batch ON assignment_moves (batch);

CREATE TABLE gold_settings (
  name VARCHAR NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT pk_gold_settings PRIMARY KEY (name)
)
 WITHOUT ROWID;

CREATE TABLE gold_decisions (
  article INTEGER NOT NULL,
  number INTEGER NOT NULL,
  question TEXT NOT NULL,
  part VARCHAR NOT NULL,
  layer VARCHAR NOT NULL,
  choice VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  note TEXT NOT NULL,
  curator VARCHAR NOT NULL,
  at VARCHAR NOT NULL,
  step VARCHAR NOT NULL,
  standing INTEGER NOT NULL,
  body TEXT NOT NULL,
  CONSTRAINT pk_gold_decisions PRIMARY KEY (article, number),
  CONSTRAINT fk_gold_decisions_article FOREIGN KEY(article) REFERENCES articles (seq)
)
 WITHOUT ROWID;

CREATE TABLE gold_queue (
  article INTEGER NOT NULL,
  state TEXT NOT NULL,
  "by" VARCHAR NOT NULL,
  open INTEGER NOT NULL,
  decided INTEGER NOT NULL,
  voted INTEGER NOT NULL,
  CONSTRAINT pk_gold_queue PRIMARY KEY (article),
  CONSTRAINT fk_gold_queue_article FOREIGN KEY(article) REFERENCES articles (seq)
)
 WITHOUT ROWID;

CREATE TABLE gold_cases (
  article INTEGER NOT NULL,
  number INTEGER NOT NULL,
  question TEXT NOT NULL,
  state VARCHAR NOT NULL,
  layer VARCHAR NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  excerpt TEXT NOT NULL,
  parts TEXT NOT NULL,
  CONSTRAINT pk_gold_cases PRIMARY KEY (article, number),
  CONSTRAINT fk_gold_cases_article FOREIGN KEY(article) REFERENCES articles (seq)
)
 WITHOUT ROWID;

CREATE INDEX ix_gold_cases_state ON gold_cases (state, article, number);

CREATE TABLE review_samples (
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  request TEXT NOT NULL,
  frame TEXT NOT NULL,
  drawn_by VARCHAR NOT NULL,
  drawn_at VARCHAR NOT NULL,
  locked INTEGER NOT NULL,
  CONSTRAINT pk_review_samples PRIMARY KEY (id),
  CONSTRAINT uq_review_samples_name UNIQUE (name)
)
 WITHOUT ROWID;

CREATE TABLE review_frames (
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  sample VARCHAR NOT NULL,
  rev INTEGER NOT NULL,
  CONSTRAINT pk_review_frames PRIMARY KEY (article, annotator, sample),
  CONSTRAINT fk_review_frames_article_annotator FOREIGN KEY(article, annotator) REFERENCES annotation_sets (article, annotator),
  CONSTRAINT fk_review_frames_sample FOREIGN KEY(sample) REFERENCES review_samples (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_review_frames_sample ON review_frames (sample);

CREATE TABLE review_items (
  sample VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  span VARCHAR NOT NULL,
  layer VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  fragments VARCHAR NOT NULL,
  roles INTEGER NOT NULL,
  stratum TEXT NOT NULL,
  chance FLOAT NOT NULL,
  CONSTRAINT pk_review_items PRIMARY KEY (sample, number),
  CONSTRAINT ck_review_items_chance CHECK (chance > 0 AND chance <= 1),
  CONSTRAINT fk_review_items_article_annotator FOREIGN KEY(article, annotator) REFERENCES annotation_sets (article, annotator),
  CONSTRAINT fk_review_items_sample FOREIGN KEY(sample) REFERENCES review_samples (id)
)
 WITHOUT ROWID;

CREATE TABLE review_judgements (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  sample VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  judged VARCHAR NOT NULL,
  layer VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  fragments VARCHAR NOT NULL,
  reason TEXT NOT NULL,
  sent VARCHAR NOT NULL,
  judged_by VARCHAR NOT NULL,
  judged_at VARCHAR NOT NULL,
  withdrawn INTEGER NOT NULL,
  CONSTRAINT ck_review_judgements_judged CHECK (judged IN ('right', 'edge', 'label', 'role', 'spurious', 'missing', 'complete')),
  CONSTRAINT ck_review_judgements_sent CHECK (sent IN ('', 'applied', 'returned', 'settled')),
  CONSTRAINT fk_review_judgements_sample_number FOREIGN KEY(sample, number) REFERENCES review_items (sample, number)
);

CREATE INDEX ix_review_judgements_sample_number ON review_judgements (sample, number);

CREATE TABLE review_signatures (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  sample VARCHAR NOT NULL,
  signed_by VARCHAR NOT NULL,
  signed_at VARCHAR NOT NULL,
  locks INTEGER NOT NULL,
  decision VARCHAR NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT fk_review_signatures_sample FOREIGN KEY(sample) REFERENCES review_samples (id)
);

CREATE INDEX ix_review_signatures_sample ON review_signatures (sample);

CREATE TABLE saved_queries (
  name VARCHAR NOT NULL,
  "query" TEXT NOT NULL,
  "by" VARCHAR NOT NULL,
  at VARCHAR NOT NULL,
  CONSTRAINT pk_saved_queries PRIMARY KEY (name)
)
 WITHOUT ROWID;

CREATE INDEX ix_spans_kind ON spans (layer, label, article);

CREATE INDEX ix_arguments_role ON arguments (role, article);

CREATE TABLE questions (
  id VARCHAR NOT NULL,
  article INTEGER NOT NULL,
  annotator VARCHAR NOT NULL,
  about VARCHAR NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  excerpt TEXT NOT NULL,
  CONSTRAINT pk_questions PRIMARY KEY (id),
  CONSTRAINT fk_questions_article FOREIGN KEY(article) REFERENCES articles (seq)
)
 WITHOUT ROWID;

CREATE INDEX ix_questions_article ON questions (article);

CREATE TABLE question_messages (
  id VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  annotator VARCHAR NOT NULL,
  "by" VARCHAR NOT NULL,
  at VARCHAR NOT NULL,
  text TEXT NOT NULL,
  closes INTEGER NOT NULL,
  CONSTRAINT pk_question_messages PRIMARY KEY (id),
  CONSTRAINT fk_question_messages_question FOREIGN KEY(question) REFERENCES questions (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_question_messages_question ON question_messages (question);

CREATE TABLE bookmarks (
  annotator VARCHAR NOT NULL,
  article INTEGER NOT NULL,
  about VARCHAR NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  excerpt TEXT NOT NULL,
  at VARCHAR NOT NULL,
  CONSTRAINT pk_bookmarks PRIMARY KEY (annotator, article, "begin", "end", about),
  CONSTRAINT fk_bookmarks_article FOREIGN KEY(article) REFERENCES articles (seq)
)
 WITHOUT ROWID;

CREATE INDEX ix_bookmarks_article ON bookmarks (article);

CREATE TABLE guidelines (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL,
  "by" VARCHAR NOT NULL,
  at VARCHAR NOT NULL
);

INSERT INTO alembic_version (version_num) VALUES ('0009');

PRAGMA application_id = 1095650895;

PRAGMA user_version = 9;
