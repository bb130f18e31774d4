/** Cards of version 2 carry SM2 keys beside the others; a card of version 1 gets them when it is enrolled again. */
export const number = 160
export const name = 'sm2'

export const sql = `
-- compressed points in base64; NULL for cards of version 1
ALTER TABLE enrolled_card ADD COLUMN sm2_signing_key TEXT;
ALTER TABLE enrolled_card ADD COLUMN sm2_recipient TEXT;
CREATE TRIGGER enrolled_sm2_stays BEFORE UPDATE OF sm2_signing_key, sm2_recipient ON enrolled_card
  WHEN OLD.sm2_signing_key IS NOT NULL BEGIN SELECT raise(ABORT, 'an enrolled key does not change'); END;
`
