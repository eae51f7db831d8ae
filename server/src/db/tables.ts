import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** jsonb: read as whatever was written, written as JSON text. */
type Json = ColumnType<unknown, string, string>

/** Generated from the migrated database by `node server/src/db/print-tables.ts`. Do not edit. */
export interface Tables {
  account: {
    id: string
    login: string
    name: string
    email: string | null
    password_hash: string | null
    totp_sealed: Buffer | null
    totp_confirmed: Generated<boolean>
    oidc_subject: string | null
    locale: Generated<string>
    failed_count: Generated<number>
    locked_until: Date | null
    disabled_at: Date | null
    made_at: Date
  }
  archive_entry: {
    org_id: string
    case_id: string
    shelf: string
    missing: string[]
    archived_by: string
    archived_at: Date
  }
  archive_loan: {
    org_id: string
    id: string
    case_id: string
    borrower_id: string
    purpose_sealed: Buffer
    lent_by: string
    lent_at: Date
    due_on: string
    returned_at: Date | null
    returned_by: string | null
    told_at: Date | null
  }
  assessment: {
    org_id: string
    id: string
    client_id: string
    case_id: string | null
    encounter_id: string | null
    department_id: string | null
    team_id: string | null
    instrument: string
    version: string
    mode: string
    answers_sealed: Buffer
    scores: Json
    band: string | null
    flags: Generated<string[]>
    note_sealed: Buffer | null
    taken_at: Date
    taken_by: string
    voided_at: Date | null
    voided_sealed: Buffer | null
    revision: Generated<number>
  }
  case_file: {
    org_id: string
    id: string
    number: string
    client_id: string
    encounter_id: string | null
    request_id: string | null
    department_id: string | null
    team_id: string | null
    worker_id: string
    co_worker_ids: Generated<string[]>
    supervisor_id: string | null
    pack: string
    pack_version: string
    kind: string
    stage: string
    state: string
    risk: Generated<string>
    risk_rank: GeneratedAlways<number>
    live: GeneratedAlways<boolean>
    shared: GeneratedAlways<boolean>
    problem_sealed: Buffer | null
    strengths_sealed: Buffer | null
    opened_at: Date
    stage_since: Date
    last_service_at: Date | null
    next_due_at: Date | null
    due_key: GeneratedAlways<Date>
    served_key: GeneratedAlways<Date>
    closed_at: Date | null
    revision: Generated<number>
    field_revisions: ColumnType<unknown, string | undefined, string>
    put_away: Generated<boolean>
  }
  case_number: {
    org_id: string
    year: number
    last: number
  }
  case_pack_move: {
    org_id: string
    id: string
    case_id: string
    from_pack: string
    from_version: string
    to_pack: string
    to_version: string
    from_stage: string
    to_stage: string
    reason_sealed: Buffer
    by: string
    at: Date
  }
  case_stage: {
    org_id: string
    id: string
    case_id: string
    stage: string
    since: Date
    by: string
  }
  case_summary: {
    org_id: string
    id: string
    case_id: string
    client_id: string
    version: number
    sections: string[]
    body_sealed: Buffer
    signed_by: string
    signed_at: Date
  }
  challenge: {
    id: string
    kind: string
    account_id: string | null
    secret: Json
    expires_at: Date
  }
  client: {
    org_id: string
    id: string
    name_sealed: Buffer
    temporary_name: Generated<boolean>
    sex: Generated<number>
    birth_date: string | null
    birth_estimated: Generated<boolean>
    died_on: string | null
    id_type: string | null
    id_number_sealed: Buffer | null
    phone_sealed: Buffer | null
    address_sealed: Buffer | null
    nationality: string | null
    ethnicity: string | null
    marital: string | null
    payer: string | null
    education: string | null
    occupation_sealed: Buffer | null
    language: string | null
    living: string | null
    income_fen: string | null
    active: Generated<boolean>
    replaced_by: string | null
    source: string
    heard_at: Date | null
    made_at: Date
    revision: Generated<number>
    field_revisions: ColumnType<unknown, string | undefined, string>
    removed_at: Date | null
    stored_until: string | null
  }
  client_contact: {
    org_id: string
    id: string
    client_id: string
    name_sealed: Buffer
    phone_sealed: Buffer | null
    relation: string
    guardian: Generated<boolean>
    main_carer: Generated<boolean>
    note_sealed: Buffer | null
    source: string
    removed_at: Date | null
    revision: Generated<number>
  }
  client_identifier: {
    org_id: string
    id: string
    client_id: string
    issuer: string
    type: string
    blind: string
    value_sealed: Buffer
    use: Generated<string>
  }
  client_merge: {
    org_id: string
    id: string
    survivor_id: string
    prior_id: string
    source: string
    at: Date
    by: string | null
    moved: Json
    reversed_at: Date | null
    reversed_by: string | null
  }
  client_token: {
    org_id: string
    token: string
    client_id: string
  }
  closure: {
    org_id: string
    id: string
    case_id: string
    reason: string
    summary_sealed: Buffer
    missing: Generated<string[]>
    missing_sealed: Buffer | null
    asked_by: string
    asked_at: Date
    state: string
    decided_by: string | null
    decided_at: Date | null
    remark_sealed: Buffer | null
    reopened_at: Date | null
    reopened_by: string | null
    reopened_sealed: Buffer | null
    revision: Generated<number>
  }
  command: {
    org_id: string
    id: string
    name: string
    actor_id: string
    at: Date
    answer_sealed: Buffer | null
  }
  conference: {
    org_id: string
    id: string
    case_id: string
    called_by: string
    called_at: Date
    begins_at: Date
    minutes: number
    open_days: number
    open_until: Date
    place_sealed: Buffer
    agenda_sealed: Buffer
    summary_sealed: Buffer
    state: string
    cancelled_sealed: Buffer | null
    outcome_sealed: Buffer | null
    signed_by: string | null
    signed_at: Date | null
    revision: Generated<number>
  }
  conference_guest: {
    org_id: string
    id: string
    conference_id: string
    account_id: string
    invited_at: Date
    opinion_sealed: Buffer | null
    opinion_at: Date | null
    removed_at: Date | null
  }
  consent: {
    org_id: string
    id: string
    client_id: string
    case_id: string | null
    scope: string
    recipient: string | null
    text_version: string
    text_hash: Buffer
    signed_by: string | null
    signer_sealed: Buffer | null
    signer_relation: string | null
    method: string
    witness_sealed: Buffer | null
    emergency_sealed: Buffer | null
    signed_at: Date
    expires_on: string | null
    withdrawn_at: Date | null
    withdrawn_by: string | null
    recorded_by: string
    revision: Generated<number>
    incapacity_sealed: Buffer | null
  }
  consent_refusal: {
    org_id: string
    id: string
    client_id: string
    scope: string
    recipient: string | null
    text_version: string
    refused_by: string
    signer_sealed: Buffer | null
    signer_relation: string | null
    refused_at: Date
    recorded_by: string
  }
  content_version: {
    kind: string
    code: string
    version: string
    definition: Json
    kept_at: Date
  }
  department: {
    org_id: string
    id: string
    code: string
    name: string
    kind: string
    floor: string | null
    beds: number | null
    closed_at: Date | null
    revision: Generated<number>
  }
  door_ask: {
    org_id: string
    request_id: string
    place_id: string
    number: string
    command_id: string
    device_hash: string
    asked_at: Date
  }
  door_link: {
    org_id: string
    id: string
    token: string
    client_id: string
    case_id: string | null
    instrument: string | null
    made_by: string
    made_at: Date
    expires_at: Date
    used_at: Date | null
    used_command: string | null
    assessment_id: string | null
    withdrawn_at: Date | null
    withdrawn_by: string | null
    revision: Generated<number>
    closure_id: string | null
    team_id: string | null
  }
  door_pace: {
    key: string
    since: Date
    count: number
  }
  door_place: {
    org_id: string
    id: string
    token: string
    department_id: string | null
    bed: string | null
    made_by: string | null
    made_at: Date
    withdrawn_at: Date | null
    withdrawn_by: string | null
    revision: Generated<number>
  }
  duty: {
    org_id: string
    id: string
    account_id: string
    duty: string
    department_ids: Generated<string[]>
    team_ids: Generated<string[]>
    since: Date
    ended_at: Date | null
  }
  duty_report: {
    org_id: string
    id: string
    kind: string
    kind_version: string
    situations: string[]
    colour: string | null
    client_id: string | null
    case_id: string | null
    request_id: string | null
    department_id: string | null
    team_id: string | null
    who_sealed: Buffer | null
    words_sealed: Buffer
    found_at: Date
    raised_by: string
    raised_at: Date
    state: Generated<string>
    due_at: Date | null
    told: Generated<number>
    confirmed_by: string | null
    confirmed_at: Date | null
    receipt_sealed: Buffer | null
    reported_by: string | null
    reported_at: Date | null
    declined_by: string | null
    declined_at: Date | null
    reasons_sealed: Buffer | null
    decided_by: string | null
    decided_at: Date | null
    remark_sealed: Buffer | null
    revision: Generated<number>
  }
  encounter: {
    org_id: string
    id: string
    client_id: string
    source: string
    visit_number: string | null
    class: string
    status: string
    admitted_at: Date | null
    discharged_at: Date | null
    expected_discharge_on: string | null
    department_id: string | null
    bed: string | null
    room: string | null
    attending: string | null
    diagnosis_code: string | null
    diagnosis_sealed: Buffer | null
    payer: string | null
    disposition: string | null
    heard_at: Date | null
    revision: Generated<number>
  }
  encounter_place: {
    org_id: string
    id: string
    encounter_id: string
    department_id: string | null
    bed: string | null
    since: Date
    until: Date | null
  }
  evaluation: {
    org_id: string
    id: string
    case_id: string
    at: Date
    by: string
    summary_sealed: Buffer
    client_view_sealed: Buffer | null
    satisfaction: number | null
    goals: Json
    pairs: Json
    t_score: number | null
    revision: Generated<number>
  }
  family_version: {
    org_id: string
    id: string
    client_id: string
    picture_sealed: Buffer
    saved_at: Date
    saved_by: string
  }
  file: {
    org_id: string
    id: string
    client_id: string | null
    case_id: string | null
    name_sealed: Buffer
    type: string
    size: number
    sha256: Buffer
    store: string
    added_by: string
    added_at: Date
    deleted_at: Date | null
    kind: string | null
    note_sealed: Buffer | null
    removed_by: string | null
    removed_sealed: Buffer | null
    revision: Generated<number>
  }
  follow_up: {
    org_id: string
    id: string
    case_id: string
    closure_id: string | null
    client_id: string
    department_id: string | null
    team_id: string | null
    assignee_id: string
    planned_on: string
    method: string
    state: string
    attempts: ColumnType<unknown, string | undefined, string>
    done_at: Date | null
    domains: ColumnType<unknown, string | undefined, string>
    finding_sealed: Buffer | null
    new_needs_sealed: Buffer | null
    next_sealed: Buffer | null
    escalation: Generated<number>
    revision: Generated<number>
    purpose: Generated<string>
    contact_id: string | null
  }
  goal: {
    org_id: string
    id: string
    case_id: string
    need_id: string | null
    text_sealed: Buffer
    measure_sealed: Buffer | null
    unit: string | null
    instrument: string | null
    baseline: number | null
    target: number | null
    current: number | null
    due_on: string | null
    state: string
    attainment: number | null
    actions_sealed: Buffer | null
    responsible_sealed: Buffer | null
    removed_at: Date | null
    revision: Generated<number>
    field_revisions: ColumnType<unknown, string | undefined, string>
  }
  gone_on: {
    org_id: string
    id: string
    client_id: string
    case_id: string | null
    kind: string
    beside: string
    beside_id: string
    colleague_id: string
    by: string
    team_id: string | null
    at: Date
    reason_sealed: Buffer
  }
  hl7_source: {
    org_id: string
    id: string
    application: string
    facility: string
    mapping: string
    off_at: Date | null
    revision: Generated<number>
  }
  impact_assessment: {
    org_id: string
    id: string
    kind: string
    subject: string
    purpose: string
    necessity: string
    risks: string
    measures: string
    assessors: string
    assessed_on: string
    review_on: string
    file_id: string | null
    made_by: string
    made_at: Date
    replaces_id: string | null
    replaced_at: Date | null
  }
  import_batch: {
    org_id: string
    id: string
    kind: string
    name_sealed: Buffer
    rows_sealed: Buffer
    mapping: Json
    state: string
    total: number
    done: Generated<number>
    problems: ColumnType<unknown, string | undefined, string>
    made_by: string
    made_at: Date
    ended_at: Date | null
    revision: Generated<number>
  }
  inbound_message: {
    org_id: string
    id: string
    source: string
    control_id: string
    event: string | null
    received_at: Date
    raw_sealed: Buffer
    fixed_sealed: Buffer | null
    aside_sealed: Buffer | null
    state: string
    ack: string
    problem: ColumnType<unknown, string | null, string | null>
    client_id: string | null
    encounter_id: string | null
    attempts: Generated<number>
    settled_at: Date | null
    settled_by: string | null
    revision: Generated<number>
  }
  incident: {
    org_id: string
    id: string
    found_at: Date
    kinds: string[]
    persons: number | null
    what_sealed: Buffer
    cause_sealed: Buffer | null
    harm_sealed: Buffer | null
    measures_sealed: Buffer | null
    advice_sealed: Buffer | null
    contact_sealed: Buffer | null
    state: Generated<string>
    reported_by: string
    reported_at: Date
    told: Generated<string[]>
    closing_by: string | null
    closing_sealed: Buffer | null
    closed_by: string | null
    closed_at: Date | null
    revision: Generated<number>
  }
  incident_step: {
    org_id: string
    id: string
    incident_id: string
    step: string
    outcome: string
    words_sealed: Buffer
    by: string
    at: Date
  }
  invitation: {
    token_hash: Buffer
    account_id: string
    expires_at: Date
    used_at: Date | null
  }
  journal: {
    org_id: string
    lane: number
    seq: string
    at: Date
    actor_id: string | null
    command_id: string | null
    act: string
    subject_kind: string
    subject_id: string | null
    client_id: string | null
    facts: string
    hash: Buffer
  }
  journal_head: {
    org_id: string
    lane: number
    seq: string
    hash: Buffer
  }
  legal_hold: {
    org_id: string
    id: string
    client_id: string
    reason_sealed: Buffer
    until: string | null
    held_by: string
    held_at: Date
    lifted_by: string | null
    lifted_at: Date | null
    revision: Generated<number>
  }
  member: {
    org_id: string
    account_id: string
    name: string
    title: string
    supervisor_id: string | null
    team_id: string | null
    department_ids: Generated<string[]>
    left_at: Date | null
    revision: Generated<number>
  }
  migration: {
    number: number
    name: string
    hash: string
    applied_at: Generated<Date>
  }
  need: {
    org_id: string
    id: string
    case_id: string
    domain: string
    text_sealed: Buffer
    severity: number
    severity_now: number
    priority: string
    state: string
    removed_at: Date | null
    revision: Generated<number>
    field_revisions: ColumnType<unknown, string | undefined, string>
  }
  notice: {
    org_id: string
    id: string
    account_id: string
    kind: string
    subject_kind: string
    subject_id: string | null
    facts: Json
    at: Date
    read_at: Date | null
    mailed_at: Date | null
  }
  org_key: {
    org_id: string
    version: number
    purpose: string
    algorithm: string
    wrapped: Buffer
    made_at: Date
    retired_at: Date | null
  }
  organisation: {
    id: string
    kind: string
    name: string
    short_name: string
    region: string | null
    beds: number | null
    settings: ColumnType<unknown, string | undefined, string>
    made_at: Date
    revision: Generated<number>
  }
  outbound_message: {
    org_id: string
    id: string
    summary_id: string
    case_id: string
    client_id: string
    destination_id: string
    control_id: string
    state: string
    attempts: Generated<number>
    made_at: Date
    next_at: Date
    last_at: Date | null
    ack: string | null
    problem: string | null
    receipt_sealed: Buffer | null
    aside_sealed: Buffer | null
    accepted_at: Date | null
    settled_by: string | null
    revision: Generated<number>
  }
  own_instrument: {
    org_id: string
    id: string
    instrument: string
    version: string
    definition: Json
    permitted_by: string
    reference: string
    made_by: string
    made_at: Date
    withdrawn_by: string | null
    withdrawn_at: Date | null
    revision: Generated<number>
  }
  own_pack: {
    org_id: string
    id: string
    code: string
    version: number
    state: Generated<string>
    definition: Json
    based_on: string | null
    made_by: string
    made_at: Date
    changed_at: Date
    published_by: string | null
    published_at: Date | null
    revision: Generated<number>
  }
  passkey: {
    id: string
    account_id: string
    public_key: Buffer
    counter: string
    transports: Generated<string[]>
    label: string
    made_at: Date
    last_used_at: Date | null
  }
  phrase: {
    org_id: string
    account_id: string
    id: string
    text_sealed: Buffer
    made_at: Date
  }
  plan: {
    org_id: string
    id: string
    case_id: string
    version: number
    body_sealed: Buffer
    review_on: string | null
    state: string
    agreed_by: string | null
    signer_sealed: Buffer | null
    signer_relation: string | null
    agreed_at: Date | null
    made_by: string
    made_at: Date
    revision: Generated<number>
  }
  process_recording: {
    org_id: string
    id: string
    case_id: string
    client_id: string
    worker_id: string
    occurred_at: Date
    place_sealed: Buffer | null
    present_sealed: Buffer | null
    target_sealed: Buffer | null
    lines_sealed: Buffer
    feeling_sealed: Buffer | null
    plan_sealed: Buffer | null
    written_at: Date
    opinion_sealed: Buffer | null
    opinion_by: string | null
    opinion_at: Date | null
    revision: Generated<number>
  }
  quality_opinion: {
    org_id: string
    id: string
    review_id: string
    side: string
    by: string
    at: Date
    points: Json
    total: number
    remark_sealed: Buffer | null
  }
  quality_review: {
    org_id: string
    id: string
    sample_id: string
    case_id: string
    worker_id: string
    team_id: string | null
  }
  quality_sample: {
    org_id: string
    id: string
    pool: string
    from_on: string | null
    to_on: string | null
    per_worker: number
    seed: string
    eligible: number
    form: string
    form_version: string
    third_id: string | null
    drawn_by: string
    drawn_at: Date
  }
  record_amendment: {
    org_id: string
    id: string
    record_id: string
    at: Date
    by: string
    reason_sealed: Buffer
    before_sealed: Buffer
  }
  record_destination: {
    org_id: string
    id: string
    name: string
    kind: string
    host: string | null
    port: number | null
    message: string | null
    carries: string | null
    charset: string | null
    application: string | null
    facility: string | null
    url: string | null
    token_sealed: Buffer | null
    failures: Generated<number>
    down_since: Date | null
    retry_at: Date | null
    off_at: Date | null
    revision: Generated<number>
    recipient: string | null
    department_ids: Generated<string[]>
    packs: Generated<string[]>
    classes: Generated<string[]>
    issuers: Generated<string[]>
  }
  record_reader: {
    org_id: string
    id: string
    name: string
    issuer: string | null
    app: string | null
    secret_sealed: Buffer | null
    numbers: string
    token_hash: Buffer | null
    token_at: Date | null
    off_at: Date | null
    made_at: Date
    revision: Generated<number>
    recipient: string | null
  }
  request: {
    org_id: string
    id: string
    client_id: string | null
    name_sealed: Buffer | null
    encounter_id: string | null
    department_id: string | null
    bed: string | null
    source: string
    from_sealed: Buffer | null
    urgency: string
    urgency_rank: GeneratedAlways<number>
    state: string
    reasons: ColumnType<unknown, string | undefined, string>
    words_sealed: Buffer | null
    raised_by: string | null
    raised_at: Date
    due_at: Date | null
    paused_at: Date | null
    paused_reason_sealed: Buffer | null
    escalation: Generated<number>
    offered_to: string | null
    taken_by: string | null
    taken_at: Date | null
    decline_sealed: Buffer | null
    declined_by: string | null
    remarks_sealed: Buffer | null
    ended_at: Date | null
    case_id: string | null
    dedupe_key: string | null
    revision: Generated<number>
    about_id: string | null
  }
  restriction: {
    org_id: string
    id: string
    client_id: string
    right_id: string
    reason_sealed: Buffer | null
    restricted_by: string
    restricted_at: Date
    lifted_by: string | null
    lifted_at: Date | null
    lifted_sealed: Buffer | null
    revision: Generated<number>
  }
  retention_due: {
    org_id: string
    id: string
    client_id: string
    until: string
    found_at: Date
    answered_by: string | null
    answered_at: Date | null
  }
  rights_request: {
    org_id: string
    id: string
    client_id: string
    kind: string
    asked_by: string
    asker_sealed: Buffer
    asker_relation: string | null
    proof_sealed: Buffer | null
    words_sealed: Buffer | null
    asked_at: Date
    due_at: Date | null
    told: Generated<number>
    recorded_by: string
    outcome: string | null
    answer_sealed: Buffer | null
    effect: string | null
    answered_by: string | null
    answered_at: Date | null
    revision: Generated<number>
  }
  risk_model: {
    org_id: string
    id: string
    state: string
    content_version: string
    total: Generated<number>
    done: Generated<number>
    problem: ColumnType<unknown, string | null, string | null>
    body: ColumnType<unknown, string | null, string | null>
    report: ColumnType<unknown, string | null, string | null>
    in_use: Generated<boolean>
    made_by: string
    made_at: Date
    ended_at: Date | null
    switched_by: string | null
    switched_at: Date | null
    revision: Generated<number>
  }
  risk_overruling: {
    org_id: string
    id: string
    score_id: string
    client_id: string
    from_band: string
    to_band: string
    factors: string[]
    content_version: string
    model_id: string | null
    reason_sealed: Buffer
    by: string
    at: Date
    ended_at: Date | null
  }
  risk_score: {
    org_id: string
    id: string
    client_id: string
    encounter_id: string
    score: number
    at_most: number
    rule_band: string
    reasons: ColumnType<unknown, string | undefined, string>
    gaps: ColumnType<unknown, string | undefined, string>
    content_version: string
    medium_from: number
    high_from: number
    model_id: string | null
    probability: number | null
    contributions: ColumnType<unknown, string | null, string | null>
    band: string
    overruled_from: string | null
    overruled_to: string | null
    scored_at: Date
    revision: Generated<number>
  }
  safety_plan: {
    org_id: string
    id: string
    client_id: string
    case_id: string | null
    version: number
    with_person: boolean
    steps_sealed: Buffer
    signed_by: string
    signed_at: Date
  }
  satisfaction: {
    org_id: string
    id: string
    team_id: string | null
    answered_on: string
    form: string
    version: string
    overall: number
    answers: Json
    words_sealed: Buffer | null
  }
  saved_view: {
    org_id: string
    account_id: string
    id: string
    list: string
    name: string
    address: string
    made_at: Date
  }
  service_record: {
    org_id: string
    id: string
    case_id: string
    client_id: string
    department_id: string | null
    team_id: string | null
    worker_id: string
    occurred_at: Date
    minutes: number
    channel: string
    place_sealed: Buffer | null
    present_sealed: Buffer | null
    purpose_sealed: Buffer | null
    content_sealed: Buffer
    response_sealed: Buffer | null
    next_step_sealed: Buffer | null
    next_on: string | null
    goal_ids: Generated<string[]>
    state: string
    late: Generated<boolean>
    written_at: Date
    signed_at: Date | null
    revision: Generated<number>
    field_revisions: ColumnType<unknown, string | undefined, string>
    quoted_from_sealed: Buffer | null
    twin_id: string | null
  }
  session: {
    token_hash: Buffer
    id: string
    account_id: string
    org_id: string | null
    made_at: Date
    last_seen_at: Date
    expires_at: Date
    locked: Generated<boolean>
    device: string
    method: string
  }
  stage_review: {
    org_id: string
    id: string
    case_id: string
    client_id: string
    worker_id: string
    reviewed_on: string
    summary_sealed: Buffer
    situation_sealed: Buffer | null
    outcome: string
    next_on: string | null
    written_at: Date
    revision: Generated<number>
  }
  stored_file: {
    org_id: string
    id: string
    client_id: string
    body_sealed: Buffer
    until: string
    stored_at: Date
    stored_by: string
  }
  task: {
    org_id: string
    id: string
    kind: string
    client_id: string | null
    case_id: string | null
    request_id: string | null
    assessment_id: string | null
    department_id: string | null
    team_id: string | null
    assignee_id: string | null
    title_sealed: Buffer | null
    facts: ColumnType<unknown, string | undefined, string>
    due_at: Date | null
    state: string
    escalation: Generated<number>
    finding_sealed: Buffer | null
    answered_by: string | null
    answered_at: Date | null
    confirmed_by: string | null
    confirmed_at: Date | null
    returned_sealed: Buffer | null
    made_by: string | null
    made_at: Date
    ended_at: Date | null
    revision: Generated<number>
    answer_sealed: Buffer | null
  }
  team: {
    org_id: string
    id: string
    name: string
    lead_id: string | null
    closed_at: Date | null
    revision: Generated<number>
  }
  urgent_opening: {
    org_id: string
    id: string
    client_id: string
    account_id: string
    reason_sealed: Buffer
    told: Generated<string[]>
    opened_at: Date
    expires_at: Date | null
    ended_at: Date | null
    ended_by: string | null
    revision: Generated<number>
    answer_by: Date | null
    at_risk: Generated<boolean>
    deciders: Generated<string[]>
    agreed: boolean | null
    decided_by: string | null
    decided_at: Date | null
  }
  watch: {
    org_id: string
    id: string
    client_id: string
    case_id: string | null
    department_id: string | null
    team_id: string | null
    level: string
    state: Generated<string>
    reason_sealed: Buffer
    begun_by: string
    begun_at: Date
    holder_id: string
    last_look_at: Date | null
    next_look_at: Date | null
    look_told: Generated<number>
    handing_to: string | null
    handed_at: Date | null
    hand_told: Generated<number>
    end_asked_by: string | null
    end_asked_at: Date | null
    end_told: Generated<number>
    end_reason_sealed: Buffer | null
    end_remark_sealed: Buffer | null
    ended_by: string | null
    ended_at: Date | null
    revision: Generated<number>
  }
  watch_hand_over: {
    org_id: string
    id: string
    watch_id: string
    from_id: string
    to_id: string
    note_sealed: Buffer
    handed_at: Date
    taken: boolean | null
    remark_sealed: Buffer | null
    answered_at: Date | null
  }
  watch_look: {
    org_id: string
    id: string
    watch_id: string
    level: string
    words_sealed: Buffer
    looked_by: string
    looked_at: Date
  }
}
