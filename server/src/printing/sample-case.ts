import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { ClientFields } from '@quancheng/contract/clients.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { Picture } from '@quancheng/contract/family.ts'
import { newPerson } from '@quancheng/rules/genogram.ts'
import type { Content } from '../content/load.ts'
import type { Printing } from './case-paper.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const lin = { id: id(1), name: '林晓慧' }
const shen = { id: id(2), name: '沈怡' }
const caseId = id(3)
const clientId = id(4)
const at = (day: string, time = '09:30') => `2026-${day}T${time}:00+08:00`

/** An invented case under a pack, whole from intake to follow-up, for looking at every form. */
export function samplePrinting(content: Content, pack: StandardPack, locale: Printing['locale']): Printing {
  return {
    file: { ...COURSE, ...fileUnder(pack), pack: packLine(pack) },
    content,
    pack,
    organisation: '和安市第一人民医院',
    request: { source: 'self', urgency: 'soon', raisedAt: at('09-08', '14:52') },
    client: CLIENT,
    family: { picture: FAMILY, savedAt: at('09-10'), savedBy: lin.name },
    processes: [
      {
        id: id(85),
        caseId,
        occurredAt: at('09-08', '15:18'),
        place: '谈话间',
        present: '赵德明、林晓慧',
        target: '建立关系，弄清拒绝训练的原因',
        lines: [
          { said: '工：今天训练没有去，愿意说说吗？', shown: '低头，手攥着被角', felt: '担心他觉得被责备' },
          { said: '赵：练了也开不了车。', shown: '声音变小，看窗外', felt: '听出绝望，想马上安慰，忍住了' },
          { said: '工：车对您来说不只是活计。', shown: '点头，流泪', felt: '沉默是对的，他自己接着讲' },
        ],
        feeling: '开始急，后来能等。',
        plan: '下次带康复师一起谈目标。',
        worker: lin,
        writtenAt: at('09-08', '18:00'),
        opinion: '沉默用得好；下次先问他最想先做到哪一件。',
        opinionBy: shen,
        opinionAt: at('09-10', '09:00'),
        revision: 2,
      },
    ],
    safetyPlans: [
      {
        id: id(87),
        version: 2,
        caseId,
        withPerson: true,
        steps: {
          'warning-signs': '夜里睡不着、反复想“拖累家里”',
          'on-my-own': '听收音机；按康复操做十分钟',
          'people-and-places': '到楼下花园坐坐；找同病房的老周下棋',
          'people-to-ask': '妻子陈秀英（每天下午来）；弟弟，电话在手机首页',
          professionals: '林若溪 医务社工 内线 8021；夜里按床头铃找护士',
          'safe-surroundings': '药由妻子保管；阳台门上锁',
        },
        signedBy: lin,
        signedAt: at('09-09', '16:00'),
      },
    ],
    reviews: [
      {
        id: id(86),
        reviewedOn: '2026-10-15',
        summary: '面谈五次、电话三次；大病保险已核对，慈善申请已递交。',
        situation: '每周训练三次，情绪好转，押金缺口尚余一半。',
        outcome: 'go-on',
        nextOn: '2026-11-15',
        worker: lin,
        writtenAt: at('10-15'),
      },
    ],
    printedBy: lin.name,
    printedAt: new Date(at('11-24', '16:20')),
    locale,
    forms: [],
  }
}

function packLine(pack: StandardPack): CaseFile['pack'] {
  return {
    code: pack.code,
    version: pack.version,
    name: pack.name,
    unset: Object.entries({ ...pack.parameters, ...pack.followUp })
      .filter(([, { value }]) => value === null)
      .map(([parameter, { name }]) => ({ parameter, name })),
    earlier: [],
  }
}

function fileUnder(pack: StandardPack): Pick<CaseFile, 'steps' | 'kind'> {
  return {
    kind: 'complex',
    steps: pack.course.steps
      .toSorted((first, second) => first.order - second.order)
      .map((step) => ({
        stage: step.stage,
        name: step.name,
        skipped: false,
        since: at('09-08'),
        papers: (step.papers.complex ?? []).map((paper) => ({ paper, there: paper !== 'follow-up-done' })),
      })),
  }
}

const CLIENT: ClientFields = {
  name: '赵德明',
  sex: 1,
  birthDate: '1968-03-02',
  birthEstimated: false,
  diedOn: null,
  idType: '01',
  idNumber: '0000001968030200**',
  phone: '138 0000 6120',
  address: '和安市云溪县石门镇柳树村 3 组',
  ethnicity: '01',
  marital: null,
  payer: null,
  education: null,
  occupation: '货车司机',
  language: null,
  living: '2',
  incomeFen: null,
}

const goal = (n: number, over: Partial<CaseFile['goals'][number]>): CaseFile['goals'][number] => ({
  id: id(40 + n),
  needId: null,
  text: '坚持康复训练',
  measure: null,
  unit: '次／周',
  instrument: null,
  baseline: 1,
  target: 5,
  current: 5,
  dueOn: '2026-11-15',
  state: 'achieved',
  progress: 1,
  attainment: 0,
  actions: null,
  responsible: lin.name,
  revision: 1,
  ...over,
})

const GOALS = [
  goal(1, {}),
  goal(2, {
    text: '补上自付缺口',
    unit: '元',
    baseline: 41_260,
    target: 0,
    current: 3_060,
    state: 'partly-achieved',
    attainment: -1,
  }),
  goal(3, { text: '妻子每周有一天休息', unit: '天', baseline: 0, target: 1, current: 1, attainment: 1 }),
]

const need = (n: number, over: Partial<CaseFile['needs'][number]>): CaseFile['needs'][number] => ({
  id: id(30 + n),
  domain: 'practical',
  text: '住院自付约 4.1 万元，借款将尽',
  severity: 3,
  severityNow: 1,
  priority: 'high',
  state: 'partly-met',
  revision: 1,
  ...over,
})

const NEEDS = [
  need(1, {}),
  need(2, {
    domain: 'psychological',
    text: '担心不能再开车，拒绝训练',
    severity: 2,
    severityNow: 1,
    state: 'met',
  }),
  need(3, {
    domain: 'social',
    text: '妻子一人陪护，夜间哭泣',
    severity: 2,
    severityNow: 0,
    state: 'met',
    priority: 'medium',
  }),
]

const record = (n: number, over: Partial<CaseFile['records'][number]>): CaseFile['records'][number] => ({
  id: id(50 + n),
  caseId,
  occurredAt: at('09-08', '15:18'),
  minutes: 42,
  channel: 'face',
  place: '神经内科 12 床，后移至谈话间',
  present: '赵德明',
  purpose: '接案；了解经济困难和眼下的担心',
  content:
    '说明医务社工做什么、不做什么，签知情同意。听他讲家里的账：已借约 8 万元，医保报销后仍需自付约 4.1 万元。一起列出“这周必须解决”的三件事：押金、妻子的休息、训练。',
  response: '起初低头不语，谈到车要卖时流泪。说“有人把这些一件一件列出来，心里没那么乱了”。',
  nextStep: '联系医保办核对大病保险',
  nextOn: '2026-09-10',
  goalIds: [id(42)],
  state: 'signed',
  late: false,
  worker: lin,
  writtenAt: at('09-08', '15:58'),
  signedAt: at('09-08', '16:02'),
  quotedFrom: null,
  amendments: [],
  revision: 2,
  ...over,
})

const score = (
  n: number,
  instrument: string,
  scores: Record<string, number>,
  takenAt: string,
): CaseFile['assessments'][number] => ({
  id: id(60 + n),
  instrument,
  version: '1',
  mode: 'worker',
  takenAt,
  takenBy: lin,
  caseId,
  scores,
  band: null,
  flags: [],
  voided: false,
  revision: 1,
})

const consent = (
  n: number,
  scope: CaseFile['consents'][number]['scope'],
  recipient: string | null,
): CaseFile['consents'][number] => ({
  id: id(20 + n),
  scope,
  recipient,
  caseId,
  textVersion: '1',
  signedBy: 'client',
  signer: '赵德明',
  signerRelation: null,
  method: 'paper',
  witness: null,
  emergencyReason: null,
  incapacity: null,
  signedAt: at('09-08', '15:21'),
  expiresOn: null,
  withdrawnAt: null,
  living: true,
  revision: 1,
})

const COURSE: Omit<CaseFile, 'steps' | 'kind' | 'pack'> = {
  id: caseId,
  number: 'HA-2026-0241',
  client: {
    id: clientId,
    name: '赵德明',
    sex: 1,
    birthDate: '1968-03-02',
    age: 58,
    temporaryName: false,
    department: '神经内科',
    bed: '12',
    inHospital: true,
  },
  stage: 'follow-up',
  state: 'closed',
  risk: 'low',
  worker: lin,
  supervisor: shen,
  openedAt: at('09-08', '14:53'),
  lastServiceAt: at('11-18'),
  nextDueAt: null,
  closedAt: at('11-20', '17:10'),
  revision: 9,
  requestId: null,
  department: '神经内科',
  problem:
    '脑梗死后左侧偏瘫，原为货车司机，家中唯一收入来源。担心不能再开车，拒绝康复训练；住院自付约 4.1 万元；妻子一人陪护，夜间哭泣。',
  strengths: '夫妻感情好；村里愿意日间照看老人；愿意学习。',
  coWorkers: [],
  next: null,
  encounters: [
    {
      id: id(10),
      class: 'inpatient',
      status: 'finished',
      visitNumber: 'Z2026118842',
      admittedAt: at('09-05'),
      dischargedAt: at('11-19'),
      expectedDischargeOn: null,
      departmentId: null,
      department: '神经内科',
      bed: '12',
      attending: '吴建平',
      diagnosisCode: 'I63.9',
      diagnosis: '脑梗死',
      payer: null,
      disposition: null,
      places: [],
    },
  ],
  contacts: [
    {
      id: id(11),
      name: '孙秀兰',
      phone: '139 0000 4471',
      relation: '12',
      guardian: false,
      mainCarer: true,
      note: null,
      source: 'hand',
      revision: 1,
    },
  ],
  consents: [consent(1, 'service', null), consent(2, 'share', '和安市慈善总会')],
  assessments: [
    score(1, 'phq-9', { total: 14 }, at('09-08', '15:40')),
    score(2, 'gad-7', { total: 11 }, at('09-08', '15:50')),
    score(3, 'phq-9', { total: 6 }, at('11-18')),
    score(4, 'gad-7', { total: 5 }, at('11-18', '09:45')),
  ],
  safety: [],
  needs: NEEDS,
  goals: GOALS,
  plans: [
    {
      id: id(70),
      version: 1,
      state: 'agreed',
      reviewOn: '2026-10-15',
      summary: '先补押金，再谈训练；妻子由村里日间照看接走白天。',
      agreedBy: 'client',
      signer: '赵德明',
      signerRelation: null,
      agreedAt: at('09-12', '10:05'),
      needs: NEEDS.map(({ revision: _, ...one }) => one),
      goals: GOALS.map(({ revision: _, ...one }) => one),
      madeBy: lin,
      madeAt: at('09-11'),
      revision: 2,
    },
  ],
  records: [
    record(1, {}),
    record(2, {
      occurredAt: at('09-09', '10:05'),
      minutes: 18,
      channel: 'phone',
      place: '办公室',
      present: '孙秀兰（妻）',
      purpose: '核对家庭经济；商量照顾安排',
      content:
        '经本人同意后致电。说明医疗救助与慈善救助两条路的条件、材料、大约顺序，也说明“不保证能批”。建议先不卖车。',
      response: '同意先不卖车；愿意周末回村办证明。',
      nextStep: '发材料清单',
      nextOn: null,
      signedAt: at('09-09', '10:30'),
    }),
    record(3, {
      occurredAt: at('11-18', '16:20'),
      minutes: 35,
      place: '7 楼谈话间',
      present: '赵德明、责任护士 徐静',
      purpose: '复评情绪；一起看目标',
      content: 'PHQ-9 复评 6 分，睡眠好转。三个目标逐条看过，剩下的缺口约好由慈善总会再审。',
      response: '“先把训练做完再说。”',
      nextStep: '申请结案',
      nextOn: null,
      signedAt: at('11-19', '09:40'),
    }),
  ],
  evaluations: [
    {
      id: id(80),
      at: at('11-19', '10:30'),
      by: lin,
      summary: '训练能坚持，自付缺口补上九成，妻子每周休息一天。',
      clientView: '“有人一起想办法，比一个人扛好。”',
      satisfaction: 5,
      tScore: 50,
      goals: GOALS.map((one) => ({
        goalId: one.id,
        text: one.text,
        attainment: one.attainment,
        state: one.state,
      })),
      pairs: [
        {
          instrument: 'phq-9',
          first: 14,
          firstAt: at('09-08'),
          last: 6,
          lastAt: at('11-18'),
          firstBand: null,
          lastBand: null,
          version: '1',
          reliable: null,
          voided: false,
        },
      ],
      revision: 1,
    },
  ],
  closures: [
    {
      id: id(81),
      reason: 'goal-met',
      summary: '三个目标两个达成、一个部分达成，随访三次。',
      missing: [],
      missingReason: null,
      askedBy: lin,
      askedAt: at('11-20', '11:00'),
      state: 'approved',
      decidedBy: shen,
      decidedAt: at('11-20', '17:10'),
      remark: '同意结案，随访时留意情绪。',
      reopenedAt: null,
      reopenedBy: null,
      reopenReason: null,
      revision: 2,
    },
  ],
  followUps: [
    {
      id: id(82),
      caseId,
      plannedOn: '2026-11-23',
      method: 'phone',
      purpose: 'course',
      withContact: null,
      state: 'done',
      assignee: lin,
      attempts: [],
      doneAt: at('11-23', '15:00'),
      domains: { mood: 'good', economy: 'fair', family: 'good', rehab: 'good', adherence: 'not-asked' },
      finding: '在家每天训练两次，妻子回到工厂上班。',
      newNeeds: null,
      next: '一个月后再联系',
      escalation: 0,
      revision: 2,
    },
  ],
  bereavement: null,
  tasks: [
    {
      id: id(90),
      kind: 'note',
      title: '与医保办核对大病保险',
      facts: {},
      dueAt: at('09-10'),
      state: 'done',
      assignee: lin,
      endedAt: at('09-10'),
      escalation: 0,
      revision: 2,
    },
  ],
  may: { write: true, close: true, approve: false, assign: true, print: true, standard: true },
}

const person = (
  key: string,
  name: string,
  sex: 1 | 2,
  born: string,
  over: Partial<Picture['people'][number]> = {},
): Picture['people'][number] => newPerson(key, { name, sex, born, ...over })

const FAMILY: Picture = {
  people: [
    person('father', '赵有田', 1, '1940', { deceased: true, died: '2019' }),
    person('mother', '王桂芬', 2, '1943', { livesWith: true, note: '轻度失能' }),
    person('self', '赵德明', 1, '1968-03-02', { index: true, livesWith: true }),
    person('wife', '孙秀兰', 2, '1970', { livesWith: true, carer: true }),
    person('son', '赵海涛', 1, '1994', { note: '外地务工' }),
    person('daughter', '赵海燕', 2, '2001', { livesWith: true }),
  ],
  unions: [
    { a: 'father', b: 'mother', kind: 'married', order: 1 },
    { a: 'self', b: 'wife', kind: 'married', order: 1 },
  ],
  parents: [
    { parent: 'father', child: 'self', kind: 'biological' },
    { parent: 'mother', child: 'self', kind: 'biological' },
    { parent: 'self', child: 'son', kind: 'biological' },
    { parent: 'wife', child: 'son', kind: 'biological' },
    { parent: 'self', child: 'daughter', kind: 'biological' },
    { parent: 'wife', child: 'daughter', kind: 'biological' },
  ],
  twins: [],
  ties: [
    { a: 'self', b: 'wife', kind: 'close' },
    { a: 'self', b: 'son', kind: 'distant' },
  ],
  systems: [
    { key: 'hospital', name: '神经内科', kind: 'hospital', strength: 'strong', flow: 'in', note: null },
    { key: 'insurance', name: '医保办', kind: 'insurance', strength: 'plain', flow: 'in', note: null },
    {
      key: 'village',
      name: '柳树村委会',
      kind: 'community',
      strength: 'strong',
      flow: 'both',
      note: '日间照看',
    },
    { key: 'charity', name: '慈善总会', kind: 'charity', strength: 'weak', flow: 'in', note: null },
    { key: 'work', name: '运输公司', kind: 'work', strength: 'stressful', flow: 'none', note: '停发工资' },
  ],
}
