/** What becomes of keys: roles, revocation, replacement and former identities; and the shares of an office's key. */
export const number = 80
export const name = 'trust'

export const sql = `
-- what a device is to this case file, as the person who enrolled it said; until now groups were leaders
ALTER TABLE enrolled_card ADD COLUMN role TEXT NOT NULL DEFAULT 'leader';
UPDATE enrolled_card SET role = 'office' WHERE mode = 'office';
ALTER TABLE enrolled_card ADD COLUMN reserve_of TEXT;
ALTER TABLE enrolled_card ADD COLUMN replaces TEXT;
ALTER TABLE enrolled_card ADD COLUMN revoked_at INTEGER;
ALTER TABLE enrolled_card ADD COLUMN revoked_by TEXT;
ALTER TABLE enrolled_card ADD COLUMN revoked_reason TEXT;
-- number of the last bundle of the device that is believed; clocks decide nothing
ALTER TABLE enrolled_card ADD COLUMN last_sequence INTEGER;
CREATE UNIQUE INDEX enrolled_card_successor ON enrolled_card (replaces) WHERE replaces IS NOT NULL;
CREATE TRIGGER enrolled_card_stays BEFORE DELETE ON enrolled_card BEGIN SELECT raise(ABORT, 'an enrolled card is not deleted'); END;
CREATE TRIGGER revocation_stays BEFORE UPDATE OF revoked_at, revoked_by, revoked_reason, last_sequence ON enrolled_card
  WHEN OLD.revoked_at IS NOT NULL BEGIN SELECT raise(ABORT, 'a revocation does not change'); END;

-- who can open a bundle that left: devices, or whoever has the passphrase
ALTER TABLE made_bundle ADD COLUMN recipients TEXT NOT NULL DEFAULT '[]';
UPDATE made_bundle SET recipients = json_array(recipient_device);
ALTER TABLE made_bundle ADD COLUMN lock TEXT NOT NULL DEFAULT 'recipients';

-- identities that this case file had before: what was encrypted to them still opens, nothing is signed with them
CREATE TABLE former_identity (
  device_id TEXT PRIMARY KEY, age_identity TEXT NOT NULL, recipient TEXT NOT NULL, ended_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- the splitting of the office's key among people; the shares themselves are nowhere here
CREATE TABLE share_set (
  id TEXT PRIMARY KEY, device_id TEXT NOT NULL, threshold INTEGER NOT NULL, shares INTEGER NOT NULL, commitment TEXT NOT NULL,
  holders TEXT NOT NULL, made_at INTEGER NOT NULL, made_by TEXT NOT NULL, retired_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE share_drill (
  id TEXT PRIMARY KEY, set_id TEXT NOT NULL REFERENCES share_set (id), numbers TEXT NOT NULL, at INTEGER NOT NULL, by_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
