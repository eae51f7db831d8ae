/** What the clinician's page says, in both languages; it carries no bundle, so its words live with it. */
export const CLINICIAN_WORDS = {
  zh: {
    title: '医务社工',
    readOnly: '只读页面，由病历系统打开；打开已记入访问日志。',
    none: '还没有社工服务这位患者。需要时请在全程里转介，或打社工部电话。',
    worker: '社工',
    contact: '电话',
    step: '到哪一步',
    opened: '开案',
    next: '下一次',
    course: '个案',
    asks: '求助与答复',
    summary: '给病区的小结',
    noSummary: '还没有签过小结。',
    version: '第 {version} 版，{day} 签',
    note: '给病区的话',
    problem: '打不开',
    'unknown-record': '这个病历系统没有在全程登记，请告诉信息科。',
    unreachable: '病历系统没有应答，请稍后从病历里再打开一次。',
    'not-accepted': '病历系统没有放行，请从病历里再打开一次。',
    expired: '这次打开已经过期，请从病历里再打开一次。',
    'unknown-patient': '全程里没有这位患者：社工还没有接触过，或者患者号对不上。',
    'not-allowed': '本机构没有开放在病历里查看。',
  },
  en: {
    title: 'Medical social work',
    readOnly: 'Read only, opened from the record; this opening is in the journal.',
    none: 'No social worker serves this patient yet. Refer in Quancheng, or call social work.',
    worker: 'Social worker',
    contact: 'Telephone',
    step: 'Step',
    opened: 'Opened',
    next: 'Next',
    course: 'Cases',
    asks: 'Asked and answered',
    summary: 'Summary for the ward',
    noSummary: 'No summary has been signed yet.',
    version: 'version {version}, signed {day}',
    note: 'A word for the ward',
    problem: 'This cannot be opened',
    'unknown-record': 'This record system is not registered in Quancheng; please tell the IT department.',
    unreachable: 'The record system did not answer; please open the page from the record once more.',
    'not-accepted':
      'The record system did not let this through; please open the page from the record once more.',
    expired: 'This opening has run out; please open the page from the record once more.',
    'unknown-patient':
      'This patient is not known in Quancheng: social work has not met them, or the patient number does not match.',
    'not-allowed': 'This institution has not opened the view inside the record.',
  },
} as const

export type Language = keyof typeof CLINICIAN_WORDS
export type PageProblem =
  | 'unknown-record'
  | 'unreachable'
  | 'not-accepted'
  | 'expired'
  | 'unknown-patient'
  | 'not-allowed'

const CODES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    intake: '接案',
    assessment: '预估',
    plan: '计划',
    intervention: '介入',
    evaluation: '评估',
    closure: '结案',
    'follow-up': '随访',
    open: '进行中',
    closing: '待结案审批',
    closed: '已结案',
    waiting: '待接单',
    paused: '等对方补充',
    taken: '已接',
    declined: '婉拒',
    withdrawn: '已撤回',
  },
  en: {
    'follow-up': 'follow-up',
    closing: 'waiting for closure',
    paused: 'waits for more',
  },
}

export function coded(language: Language, code: string): string {
  return CODES[language][code] ?? code
}
