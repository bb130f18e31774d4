import type { Generated } from 'kysely'

/** Kysely's view of the newest schema; `snapshot.sql` beside it is what a guard test compares with the database. */
export interface Tables {
  meta: { key: string; value: string }
  account: { id: string; member_id: string; created_at: number; removed_at: number | null }
  record: {
    id: string
    kind: string
    round_id: string | null
    unit_id: string | null
    number: string
    title: string
    subtitle: string
    status: string
    occurred_on: string
    facets: string
    version: number
    content_hash: string
    created_at: number
    created_by: string
    created_on: string
    updated_at: number
    updated_by: string
    updated_on: string
    deleted_at: number | null
  }
  body: { record_id: string; json: string }
  reference: { from_id: string; role: string; to_id: string }
  history: {
    id: Generated<number>
    record_id: string
    version_from: number
    version: number
    field: string
    before: string | null
    after: string | null
    at: number
    by: string
    on_device: string
  }
  ancestor: { record_id: string; content_hash: string; ordinal: number }
  lineage: { record_id: string; json: string; conflicts: number }
  renumbering: { id: Generated<number>; record_id: string; before: string; after: string; at: number; bundle_id: string }
  passage: { id: Generated<number>; record_id: string; field: string; text: string }
  saved_view: { id: string; account_id: string; room: string; name: string; view: string; standard: number; created_at: number }
  survey_count: { record_id: string; version: number; counts: string }
  personal: { account_id: string; key: string; value: string }
  movement: {
    id: string
    number: number
    at: number
    direction: string
    what: string
    content: string
    file_name: string
    files: number
    size: number | null
    sha256: string | null
    medium: string
    medium_serial: string
    classification: string
    by_name: string
    approved_by: string
    purpose: string
    bundle_id: string | null
    audit_seq: number | null
    failed_at: number | null
  }
  upload_profile: { id: string; json: string; added_at: number; added_by: string }
  suggestion: { scope: string; value: string; uses: number; last_used: number }
  file: { sha256: string; size: number; stored_name: string; added_at: number }
  audit: {
    seq: Generated<number>
    at: number
    by_id: string | null
    by_name: string
    device_id: string
    action: string
    subject_kind: string | null
    subject_id: string | null
    detail: string
    previous: string
    hash: string
  }
  enrolled_card: {
    device_id: string
    mode: string
    name: string
    signing_key: string
    recipient: string
    enrolled_at: number
    enrolled_by: string
    role: string
    reserve_of: string | null
    replaces: string | null
    revoked_at: number | null
    revoked_by: string | null
    revoked_reason: string | null
    last_sequence: number | null
    sm2_signing_key: string | null
    sm2_recipient: string | null
  }
  former_identity: { device_id: string; age_identity: string; recipient: string; ended_at: number }
  share_set: {
    id: string
    device_id: string
    threshold: number
    shares: number
    commitment: string
    holders: string
    made_at: number
    made_by: string
    retired_at: number | null
  }
  share_drill: { id: string; set_id: string; numbers: string; at: number; by_name: string }
  made_bundle: {
    bundle_id: string
    kind: string
    sequence: number
    follows: string | null
    round_id: string | null
    file_name: string
    size: number
    file_sha256: string
    manifest_sha256: string
    manifest: string
    recipient_device: string
    made_at: number
    made_by: string
    reason: string
    received_at: number | null
    recipients: string
    lock: string
    decision: string | null
    decided_at: number | null
    decided_by: string | null
    reasons: string | null
  }
  imported_bundle: {
    bundle_id: string
    device_id: string
    sequence: number
    round_id: string | null
    file_name: string
    file_size: number
    file_sha256: string
    manifest_sha256: string
    manifest: string
    totals: string
    imported_at: number
    imported_by: string
    receipt_saved_at: number | null
    decision: string | null
    decided_at: number | null
    decided_by: string | null
    reasons: string | null
  }
  origin: { record_id: string; bundle_id: string }
  staged_import: {
    id: string
    file_name: string
    file_size: number
    file_sha256: string
    manifest_sha256: string
    manifest: string
    signer_device: string
    staged_at: number
  }
  staged_record: { import_id: string; id: string; kind: string; change: string; json: string }
  staged_file: { import_id: string; sha256: string; size: number; stored_name: string }
  staged_line: { import_id: string; entry: string; ordinal: number; json: string }
  pick_source: {
    record_id: string
    kind: string
    family: string
    name: string
    valid_from: string
    valid_to: string
    made_at: number
  }
  pick_item: {
    record_id: string
    ordinal: number
    item_id: string
    level: number
    code: string
    text: string
    path: string
    keywords: string
    initials: string
    mandatory: number
  }
  quotation: {
    link_id: string
    of_id: string
    statement_id: string | null
    record_id: string
    field: string
    attachment_id: string | null
    holds: number
  }
  imported_audit: { bundle_id: string; seq: number; json: string }
  clue: {
    id: string
    round_id: string
    version: number
    opening: string
    sealed: Buffer
    updated_at: number
    deleted_at: number | null
  }
  clue_key: { clue_id: string; member_id: string; with_member: string; public_key: string; sealed: string }
  clue_file: { clue_id: string; sha256: string }
  left_record: { bundle_id: string; record_id: string; content_hash: string; version: number }
  wipe_certificate: { vault_id: string; device_id: string; certificate: string; kept_at: number; kept_by: string }
  desk_import: {
    seq: Generated<number>
    id: string
    at: number
    by_name: string
    snapshot: string
    bundles: string
    standing: string
    undone_at: number | null
    undone_by: string | null
  }
  set_aside: {
    bundle_id: string
    entry: string
    line: number
    record_id: string | null
    number: string
    reason: string
    field: string
    json: string
  }
  round_release: {
    id: string
    round_id: string
    at: number
    by_id: string
    by_name: string
    note: string
    audit_seq: number
    audit_head: string
    standing: string
  }
  clue_receipt: { id: string; round_id: string; by_id: string; to_id: string; at: number }
}
