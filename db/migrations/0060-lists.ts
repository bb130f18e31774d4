/** What lists need to answer at once, however much a round holds: their orders, and which words drafts and leads rest on. */
export const number = 60
export const name = 'lists'

/** A row for the living link or support that is meant; `holds` where its words stand in the passage exactly once. */
const quotation = (link: string): string => `
  INSERT INTO quotation (link_id, of_id, statement_id, record_id, field, attachment_id, holds)
  SELECT body.record_id, coalesce(json ->> '$.draftId', json ->> '$.leadId'), json ->> '$.statementId', json ->> '$.source.recordId',
    coalesce(json ->> '$.source.field', ''), json ->> '$.source.attachmentId', ${holds('body')}
  FROM record JOIN body ON body.record_id = record.id
  WHERE ${link} AND record.kind IN ('evidence_link', 'lead_support') AND record.deleted_at IS NULL;`

const holds = (link: string): string => `coalesce((
    SELECT instr(passage.text, quote) > 0 AND instr(substr(passage.text, instr(passage.text, quote) + 1), quote) = 0
    FROM (SELECT ${link}.json ->> '$.source.quote' AS quote), passage
    WHERE passage.record_id = ${link}.json ->> '$.source.recordId' AND passage.field = ${link}.json ->> '$.source.field' AND quote <> ''), 0)`

/** Looks anew at the links that quote the passage `one` (OLD or NEW). */
const lookAnew = (one: string): string => `
  UPDATE quotation SET holds = (SELECT ${holds('body')} FROM body WHERE body.record_id = link_id)
  WHERE record_id = ${one}.record_id AND field = ${one}.field;`

export const sql = `
-- a list by number (T-9 before T-10), and by where its records stand in their course, with what filters and counts ask for;
-- what holds a mark or a tag; what was written last, of any kind
CREATE INDEX record_by_number ON record (kind, deleted_at, round_id, length(number), number, id, unit_id, status);
CREATE INDEX record_by_status ON record (kind, deleted_at, round_id, status, number, id, unit_id);
CREATE INDEX record_marked ON record (kind, round_id, deleted_at, id)
  WHERE (facets ->> '$.lead[0]' = 'true' OR json_array_length(facets, '$.tag') > 0);
CREATE INDEX record_by_time ON record (round_id, deleted_at, updated_at, kind, unit_id);

-- the living links of drafts and supports of leads, each with what it rests on. holds = 1: the words stand in the passage, and
-- nowhere else in it; 0: it must be looked at (files, words that stand there twice, or no more). The triggers see to it in the
-- transaction of whatever is written: a link's body is written after its row, its passages after the body.
CREATE TABLE quotation (
  link_id TEXT PRIMARY KEY REFERENCES record (id), of_id TEXT NOT NULL, statement_id TEXT, record_id TEXT NOT NULL, field TEXT NOT NULL,
  attachment_id TEXT, holds INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quotation_of ON quotation (of_id, statement_id, record_id, field, holds);
CREATE INDEX quotation_from ON quotation (record_id, field);
CREATE INDEX quotation_doubtful ON quotation (of_id) WHERE holds = 0;

CREATE TRIGGER quotation_comes AFTER INSERT ON body BEGIN ${quotation('body.record_id = NEW.record_id')}
END;
CREATE TRIGGER quotation_changes AFTER UPDATE ON body BEGIN
  DELETE FROM quotation WHERE link_id = NEW.record_id; ${quotation('body.record_id = NEW.record_id')}
END;
CREATE TRIGGER quotation_goes AFTER DELETE ON body BEGIN DELETE FROM quotation WHERE link_id = OLD.record_id; END;
CREATE TRIGGER quoted_comes AFTER INSERT ON passage BEGIN ${lookAnew('NEW')}
END;
CREATE TRIGGER quoted_changes AFTER UPDATE ON passage BEGIN ${lookAnew('NEW')}
END;
CREATE TRIGGER quoted_goes AFTER DELETE ON passage BEGIN ${lookAnew('OLD')}
END;
${quotation('TRUE')}
`
