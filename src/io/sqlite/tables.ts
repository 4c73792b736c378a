/** The rows of the operational database. Structured content is JSON text; times are ISO 8601 in UTC. */
export interface Tables {
  tender: {
    fingerprint: string;
    id: string;
    definition: string;
    published_at: string;
    actor: string;
  };
  upload: {
    id: string;
    fingerprint: string;
    lot: string;
    envelope: string;
    offer: string;
    supplier: string;
    file_name: string;
    sha256: string;
    size: number;
    bytes: Uint8Array;
    content: string;
    warnings: string;
    received_at: string;
    actor: string;
  };
  committee: {
    fingerprint: string;
    lot: string;
    content: string;
    recorded_at: string;
    actor: string;
  };
  session: {
    fingerprint: string;
    lot: string;
    content: string;
    recorded_at: string;
    actor: string;
  };
  phase: {
    fingerprint: string;
    lot: string;
    closed_at: string;
    closed_by: string;
    technical_sha256: string;
    opened_at: string | null;
    opened_by: string | null;
  };
  preference: {
    fingerprint: string;
    lot: string;
    /** `draft`, `locked`, or `again` where the comparison begins again. */
    kind: string;
    /** Null where the comparison begins again. */
    commissioner: string | null;
    /** Tables, or the reason to begin again. */
    content: string;
    recorded_at: string;
    actor: string;
  };
  run: {
    id: string;
    tender: string;
    fingerprint: string;
    lot: string;
    state: string;
    progress: number;
    mode: string;
    draws: number;
    seed: number;
    inputs: string;
    result: string | null;
    started_at: string;
    ended_at: string | null;
    actor: string;
  };
  contract: {
    fingerprint: string;
    id: string;
    definition: string;
    yaml: string;
    award_package: string;
    published_at: string;
    actor: string;
  };
  contract_draft: {
    id: string;
    yaml: string;
    saved_at: string;
    actor: string;
  };
  snapshot: {
    hash: string;
    contract: string;
    fingerprint: string;
    batches: string;
    previous: string | null;
    made_at: string;
    actor: string;
  };
  tracking: {
    snapshot: string;
    as_of: string;
    content: string;
    computed_at: string;
  };
  contract_act: {
    fingerprint: string;
    contract: string;
    phase: string;
    kind: string;
    /** What is said by this kind of act alone. */
    content: string;
    document: Uint8Array | null;
    at: string;
    actor: string;
  };
  query: {
    contract: string;
    finding: string;
    kind: string;
    text: string;
    at: string;
    actor: string;
  };
  acknowledgement: {
    contract: string;
    alert: string;
    note: string;
    at: string;
    actor: string;
  };
  statement: {
    hash: string;
    contract: string;
    supplier: string;
    previous: string | null;
    content: string;
    package: string;
    detail: string;
    made_at: string;
    actor: string;
  };
  statement_act: {
    statement: string;
    contract: string;
    supplier: string;
    kind: string;
    /** What is said by this kind of act alone. */
    content: string;
    at: string;
    actor: string;
  };
  reader_link: {
    id: string;
    contract: string;
    reader: string;
    secret_hash: string;
    holder: string;
    made_at: string;
    actor: string;
    expires_on: string;
  };
  reader_link_revocation: {
    link: string;
    at: string;
    actor: string;
  };
  release: {
    hash: string;
    contract: string;
    content: string;
    tests: string;
    against: string;
    made_at: string;
    actor: string;
  };
}
