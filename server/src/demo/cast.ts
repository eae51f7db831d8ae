import type { Reason } from '@quancheng/contract/intake.ts'
import type { RequestState, Source, Urgency } from '@quancheng/rules/request.ts'
import { answersOfTotal, thermometerAnswers } from './answers.ts'
import { said } from './cast-records.ts'
import { bornYearsAgo, type Character, type Entrance, enter, kin } from './cast-register.ts'
import { chenGuilan } from './chen-guilan.ts'
import { inStage, type Standing } from './in-stage.ts'
import { DAY, HOUR, MINUTE } from './moments.ts'
import type { ToldCase } from './occasions.ts'
import { screenStay } from './screened.ts'
import type { Colleague } from './settle.ts'
import type { Register } from './stays.ts'
import type { Story, StoryFollowUp } from './story.ts'
import { tellAssessments } from './tell-assessments.ts'
import { tellFamilyOfGuilan, tellFamilyOfXiaomei } from './tell-family.ts'
import { tellRequest } from './tell-request.ts'
import { type Desk, telling } from './tell-story.ts'
import { ACCIDENT } from './words/accident.ts'
import { BIRTH } from './words/birth.ts'
import { CARE } from './words/care.ts'
import { CHILD } from './words/child.ts'
import { CHRONIC } from './words/chronic.ts'
import { FAMILY } from './words/family.ts'
import { MONEY } from './words/money.ts'
import { MOOD } from './words/mood.ts'

/** Beds the people of the drawn screens lie in. */
export const CAST_BEDS: ReadonlySet<string> = new Set([
  'ZL3 12',
  'CK 8',
  'SJN 21',
  'EW 5',
  'XN 17',
  'GK 3',
  'GK 8',
  'EXY 9',
  'EXY 2',
  'XOW 14',
  'FK 11',
  'HX 30',
  'SJW 15',
  'SS 2',
  'ZL1 6',
  'PW 22',
  'KF 4',
  'SJN 33',
  'XN 44',
  'ZL2 29',
  'LN 16',
  'XY 39',
  'XY 18',
])

/** The people of the drawn screens, with this morning's work: what is overdue, due, waiting and in danger. */
export function cast(desk: Desk, register: Register, hand: Register): ToldCase[] {
  const { chance, moments, house } = desk
  const cases: ToldCase[] = []
  const lin = house.person('linruoxi')
  const he = house.person('hejiayi')
  const su = house.person('suzhiyuan')
  const chen = house.person('chenmo')
  const saren = house.person('sarengaowa')
  const zhang = house.person('zhangyuxuan')
  const keep = (story: Story) => {
    cases.push({ caseId: chance.id(story.openedAt), story })
    return story
  }
  const stands = (character: Character, standing: Standing) => {
    const entrance = enter(desk, register, character)
    return { entrance, story: inStage(desk, entrance, standing) }
  }
  const asked = (
    about: Entrance | { readonly name: string; readonly ward: string; readonly bed?: string },
    given: Wanted,
  ) => writeRequest(desk, about, given)

  const guilan = chenGuilan(desk, register)
  tellFamilyOfGuilan(desk, guilan.entrance.person)
  const screenedAt = moments.at(-37, '10:40')
  const screened = screenStay(desk.content, guilan.entrance.stay, screenedAt, {
    'distress-thermometer': { distress: 8 },
  })
  const takenAt = guilan.story.openedAt
  const guilanCase = chance.id(takenAt)
  const guilanRequest = asked(guilan.entrance, {
    source: 'screening',
    urgency: screened?.urgency ?? 'urgent',
    raisedAt: screenedAt,
    reasons: screened?.reasons ?? [],
    ended: { state: 'taken', at: takenAt, by: lin, caseId: guilanCase },
  })
  cases.push({
    caseId: guilanCase,
    story: { ...guilan.story, request: { id: guilanRequest, raisedAt: screenedAt } },
  })

  // 吴晓梅: an alarm this morning, two hours to answer it, thirty-eight minutes left.
  const xiaomei = stands(
    {
      name: '吴晓梅',
      sex: 2,
      age: 31,
      ward: 'CK',
      bed: '8',
      diagnosis: ['O82.9', '剖宫产分娩'],
      came: 3,
      expected: 2,
      ethnicity: '01',
      marital: '20',
      relatives: [kin('方志远', '11', { mainCarer: true }), kin('吴桂香', '52')],
    },
    {
      worker: lin,
      theme: BIRTH,
      kind: 'brief',
      opened: 1,
      stage: 'assessment',
      risk: 'crisis',
      problem: '产后第二天起常哭，夜里不睡，说“对不起孩子”。',
      records: 1,
      assessments: [
        {
          instrument: 'phq-9',
          at: moments.now - 82 * MINUTE,
          mode: 'self',
          by: house.person('qiaoshan'),
          answers: { q1: 2, q2: 3, q3: 3, q4: 2, q5: 2, q6: 2, q7: 1, q8: 1, q9: 1 },
          safety: null,
        },
      ],
    },
  )
  tellFamilyOfXiaomei(desk, xiaomei.entrance.person)
  keep(xiaomei.story)

  // 欧阳慧敏: waiting in the queue, urgent, an hour and twelve minutes left; and perhaps the same person as one of 2024.
  const huimin = enter(desk, register, {
    name: '欧阳慧敏',
    sex: 2,
    age: 71,
    ward: 'SJN',
    bed: '21',
    diagnosis: ['I63.9', '脑梗死'],
    came: 1,
    expected: 6,
    idTail: '4027',
    ethnicity: '01',
    living: '1',
    marital: '30',
    payer: '310',
    relatives: [kin('田秀英', '99', { note: '邻居，入院登记的联系人' })],
  })
  const thermometer = thermometerAnswers(chance, 8, [
    'hard-to-move',
    'nobody-at-bedside',
    'after-discharge',
    'a-burden',
  ])
  const huiminAt = moments.now - 168 * MINUTE
  tellLoose(desk, huimin, house.person('jiangwen'), huiminAt - 18 * MINUTE, thermometer)
  const huiminFound = screenStay(desk.content, huimin.stay, huiminAt, {
    'distress-thermometer': { distress: 8 },
  })
  asked(huimin, {
    source: 'screening',
    urgency: 'urgent',
    raisedAt: huiminAt,
    reasons: huiminFound?.reasons ?? [],
    from: '护士 蒋雯',
    words:
      '“我不想麻烦别人。回去以后谁扶我上厕所，我也不知道。”独居，无人照护。护士转述，已征得患者同意找社工。',
    offeredTo: lin,
  })
  const before = earlierHuimin(desk, hand, he)
  keep(before)

  // Requests still waiting, in the order of the drawn queue.
  asked(
    { name: '何美玲', ward: 'ICU' },
    {
      source: 'doctor',
      urgency: 'urgent',
      raisedAt: moments.now - 266 * MINUTE,
      raisedBy: house.person('gaoyu'),
      words: '丈夫车祸昏迷，无手机密码联系不上单位，家属情绪崩溃。',
      offeredTo: su,
    },
  )
  const ayinuer = enter(desk, register, {
    name: '阿依努尔·买买提江',
    sex: 2,
    age: 4,
    ward: 'EW',
    bed: '5',
    diagnosis: ['Q21.0', '室间隔缺损'],
    came: 1,
    expected: 9,
    ethnicity: '05',
    language: '维吾尔语',
    payer: '390',
    living: '4',
    address: '外省西林市上坝村3组12号',
    relatives: [
      kin('古丽巴哈尔·依明', '52', { guardian: true, mainCarer: true, note: '陪护，需要维吾尔语翻译' }),
      kin('买买提江·热合曼', '51', { guardian: true }),
    ],
  })
  asked(ayinuer, {
    source: 'doctor',
    urgency: 'soon',
    raisedAt: moments.now - 21 * HOUR,
    raisedBy: house.person('mateng'),
    words: '先心病术前，母亲陪护，需要维吾尔语翻译。',
  })
  const zimo = enter(desk, register, {
    name: '刘子墨',
    sex: 1,
    age: 6,
    ward: 'EXY',
    bed: '2',
    diagnosis: ['C91.0', '急性淋巴细胞白血病'],
    came: 2,
    ethnicity: '01',
    payer: '390',
    living: '6',
    relatives: [
      kin('刘福来', '61', { guardian: true, mainCarer: true, note: '爷爷奶奶带大' }),
      kin('刘强', '51', { guardian: true, note: '在外地' }),
    ],
  })
  asked(zimo, {
    source: 'nurse',
    urgency: 'soon',
    raisedAt: moments.now - 19 * HOUR,
    raisedBy: house.person('tianyuan'),
    words: '爷爷奶奶带大，父亲在外地，问大病救助。',
    offeredTo: lin,
  })
  const routine = (dueDay: number, dueTime: string) => moments.at(dueDay - 3, dueTime)
  asked(
    { name: '张先生', ward: 'NKMZ' },
    {
      source: 'self',
      urgency: 'routine',
      raisedAt: Math.min(routine(1, '10:00'), moments.now - HOUR),
      raisedBy: lin,
      from: '扫码自助，家属代填',
      words: '“想问住院押金能不能缓几天交”',
    },
  )
  const yuhua = enter(desk, register, {
    name: '孙玉华',
    sex: 2,
    age: 61,
    ward: 'XTS',
    bed: null,
    diagnosis: ['N18.5', '慢性肾脏病5期'],
    came: 120,
    living: '2',
    payer: '390',
    relatives: [kin('钱守义', '11', { mainCarer: true })],
  })
  asked(yuhua, {
    source: 'phone',
    urgency: 'routine',
    raisedAt: Math.min(routine(1, '11:30'), moments.now - HOUR),
    raisedBy: su,
    from: '患者服务呼叫中心',
    words: '每周三次透析交通费，问有没有接送。',
  })
  const xiaotong = enter(desk, register, {
    name: '司马晓彤',
    sex: 2,
    age: 38,
    ward: 'FK',
    bed: '11',
    diagnosis: ['D25.9', '子宫平滑肌瘤'],
    came: 4,
    expected: 2,
    payer: '310',
    relatives: [kin('段凯', '11', { mainCarer: true })],
  })
  asked(xiaotong, {
    source: 'self',
    urgency: 'routine',
    raisedAt: Math.min(routine(1, '15:00'), moments.now - HOUR),
    raisedBy: chen,
    from: '本人',
    words: '术后想找同病种病友聊聊。',
  })
  const jianguoOld = enter(desk, register, {
    name: '王建国',
    sex: 1,
    age: 67,
    ward: 'HX',
    bed: '30',
    diagnosis: ['J44.1', '慢性阻塞性肺病急性加重'],
    came: 6,
    expected: 3,
    payer: '310',
    living: '2',
    relatives: [kin('刘玉珍', '12', { mainCarer: true })],
  })
  asked(jianguoOld, {
    source: 'community',
    urgency: 'routine',
    raisedAt: Math.min(routine(3, '09:30'), moments.now - HOUR),
    raisedBy: chen,
    from: '和平里社区',
    words: '出院后氧疗设备租借。',
    offeredTo: chen,
  })
  const jianguoYoung = enter(desk, register, {
    name: '王建国',
    sex: 1,
    age: 45,
    ward: 'GK',
    bed: '8',
    diagnosis: ['S82.2', '胫骨干骨折'],
    came: 5,
    payer: 'self',
    relatives: [kin('赵春燕', '12', { mainCarer: true })],
  })
  asked(jianguoYoung, {
    source: 'nurse',
    urgency: 'routine',
    raisedAt: Math.min(routine(3, '10:30'), moments.now - HOUR),
    raisedBy: house.person('jiangwen'),
    words: '工伤认定流程不清楚。',
    offeredTo: he,
  })
  const nuori = enter(desk, register, {
    name: '诺日布扎木苏',
    sex: 1,
    age: 28,
    ward: 'SJW',
    bed: '15',
    diagnosis: ['S06.5', '创伤性硬膜下出血'],
    came: 1,
    ethnicity: '02',
    language: '蒙古语',
    relatives: [kin('朝鲁', '71', { mainCarer: true })],
  })
  asked(nuori, {
    source: 'doctor',
    urgency: 'routine',
    raisedAt: Math.min(routine(1, '10:00'), moments.now - 2 * HOUR),
    raisedBy: su,
    from: '神经外科医生',
    words: '外伤术后，还没有做过风险初筛。',
    offeredTo: su,
  })
  asked(
    { name: '匿名投诉 0093', ward: 'NKMZ' },
    {
      source: 'complaint',
      urgency: 'routine',
      raisedAt: moments.now - 26 * HOUR,
      raisedBy: lin,
      from: '意见箱',
      words: '收费窗口排队两小时，语气冲突。',
      paused: { at: moments.now - 23 * HOUR, by: lin, question: '请问是哪一天、哪个窗口，方便怎样联系您' },
    },
  )
  stillWaiting(desk, register, asked)
  declined(desk, register, lin, asked)

  // 林若溪's cases.
  keep(
    stands(
      {
        name: '李秀英',
        sex: 2,
        age: 79,
        ward: 'XN',
        bed: '17',
        diagnosis: ['I50.9', '心力衰竭'],
        came: 16,
        expected: 5,
        living: '1',
        payer: '310',
        relatives: [kin('宋建军', '20', { mainCarer: true, note: '外地工作' })],
      },
      {
        worker: lin,
        theme: CARE,
        kind: 'complex',
        opened: 14,
        stage: 'intervention',
        risk: 'medium',
        problem: '独居，心衰第三次住院，出院后白天没有人。已向和平里社区转介居家照护。',
        tasks: [
          {
            title: '和平里社区还没有回复居家照护转介，催一次',
            madeAt: moments.at(-5, '10:10'),
            dueAt: moments.at(-2, '17:00'),
            doneAt: null,
          },
        ],
      },
    ).story,
  )
  const zhao = stands(
    {
      name: '赵国强',
      sex: 1,
      age: 52,
      ward: 'GK',
      bed: '3',
      diagnosis: ['S72.0', '股骨颈骨折'],
      came: 12,
      expected: 8,
      payer: '390',
      relatives: [kin('郭美兰', '12', { mainCarer: true })],
    },
    {
      worker: lin,
      theme: MONEY,
      kind: 'brief',
      opened: 10,
      stage: 'intervention',
      risk: 'low',
      problem: '摔伤手术，自付部分在凑，工地老板不接电话。',
      records: 3,
      ownRecords: [
        said(moments, {
          day: -2,
          time: '15:20',
          minutes: 30,
          purpose: '看看手术后的情况和费用',
          present: '本人、郭美兰（妻子）',
          content:
            '术后第五天，能扶着床沿坐起来。妻子把缴费单理成一叠，算下来还差八千多。老板前天来过电话，说月底先给三千，没有写条。和他们说了工资转账记录要留好，骨科的诊断证明开两份。赵叔说最怕的是半年不能上工，儿子明年高考。妻子说已经跟亲家借了一万，不想再开口。问了临时救助的条件，户口在清河镇，可以试。下一步',
          signed: null,
        }),
      ],
    },
  )
  keep(zhao.story)
  keep(
    stands(
      {
        name: '刘雨桐',
        sex: 2,
        age: 11,
        ward: 'EXY',
        bed: '9',
        diagnosis: ['C91.0', '急性淋巴细胞白血病'],
        came: 58,
        expected: 12,
        payer: '390',
        relatives: [
          kin('周丽娟', '52', { guardian: true, mainCarer: true }),
          kin('刘志勇', '51', { guardian: true }),
        ],
      },
      {
        worker: lin,
        theme: CHILD,
        kind: 'complex',
        opened: 40,
        stage: 'plan',
        risk: 'medium',
        problem: '长期住院，想回学校又怕同学问头发。妈妈一个人陪，爸爸跑货车。',
        records: 7,
        tasks: [
          {
            title: '与病房学校老师对接复学评估',
            madeAt: moments.at(-3, '10:00'),
            dueAt: moments.at(0, '15:30'),
            doneAt: null,
          },
        ],
      },
    ).story,
  )
  const maXiulan = stands(
    {
      name: '马秀兰',
      sex: 2,
      age: 63,
      ward: 'XTS',
      bed: null,
      diagnosis: ['N18.5', '慢性肾脏病5期'],
      came: 200,
      ethnicity: '03',
      payer: '390',
      relatives: [kin('马文斌', '20', { mainCarer: true })],
    },
    {
      worker: lin,
      theme: CHRONIC,
      kind: 'complex',
      opened: 60,
      stage: 'evaluation',
      risk: 'low',
      problem: '每周三次透析，来回六十公里，想减次数。',
      records: 9,
      assessments: [
        {
          instrument: 'distress-thermometer',
          at: moments.at(-30, '10:00'),
          mode: 'worker',
          answers: thermometerAnswers(chance, 6),
        },
      ],
      tasks: [
        {
          title: '复评：痛苦温度计（上次 6 分）',
          madeAt: moments.at(-6, '09:20'),
          dueAt: moments.at(0, '17:30'),
          doneAt: null,
        },
      ],
    },
  )
  keep(maXiulan.story)
  keep(
    stands(
      {
        name: '沈佳慧',
        sex: 2,
        age: 44,
        ward: 'ZL1',
        bed: '6',
        diagnosis: ['C34.9', '支气管或肺恶性肿瘤'],
        came: 33,
        payer: '310',
        relatives: [kin('梁伟', '11', { mainCarer: true })],
      },
      {
        worker: lin,
        theme: MOOD,
        kind: 'complex',
        opened: 30,
        stage: 'intervention',
        risk: 'medium',
        problem: '确诊后不愿见人，女儿读初三，不知道怎么告诉孩子。',
        records: 7,
        review: 0,
      },
    ).story,
  )
  keep(returnedClosure(desk, register, lin))
  keep(waitingClosure(desk, register, lin))
  keep(dischargedWeekAgo(desk, register, lin))

  // Colleagues' cases of the drawn list and of the head's morning.
  keep(
    stands(
      {
        name: '巴特尔',
        sex: 1,
        age: 36,
        ward: 'SS',
        bed: '2',
        diagnosis: ['T31.3', '累及体表30%-39%的烧伤'],
        came: 26,
        ethnicity: '02',
        payer: 'self',
        relatives: [kin('萨仁', '12', { mainCarer: true })],
      },
      {
        worker: su,
        theme: ACCIDENT,
        kind: 'complex',
        opened: 24,
        stage: 'intervention',
        risk: 'high',
        problem: '作业中烧伤，夜里惊醒，不愿女儿来看。单位只垫过一次押金。',
        tasks: [
          { title: '创伤复评', madeAt: moments.at(-2, '09:00'), dueAt: moments.at(1, '16:00'), doneAt: null },
        ],
      },
    ).story,
  )
  keep(
    stands(
      {
        name: '乌兰图雅',
        sex: 2,
        age: 49,
        ward: 'XTS',
        bed: null,
        diagnosis: ['N18.5', '慢性肾脏病5期'],
        came: 90,
        ethnicity: '02',
        payer: '390',
        relatives: [kin('苏和', '11', { mainCarer: true })],
      },
      {
        worker: su,
        theme: MONEY,
        kind: 'complex',
        opened: 45,
        stage: 'intervention',
        risk: 'medium',
        problem: '透析三年，低保去年停发，正在申请复核。',
        tasks: [
          {
            title: '清河镇民政办低保复核，没有回复',
            madeAt: moments.at(-8, '15:00'),
            dueAt: moments.at(-3, '17:00'),
            doneAt: null,
          },
        ],
      },
    ).story,
  )
  keep(
    stands(
      {
        name: '格日勒图',
        sex: 1,
        age: 41,
        ward: 'PW',
        bed: '22',
        diagnosis: ['C18.9', '结肠恶性肿瘤'],
        came: 31,
        ethnicity: '02',
        payer: '390',
        relatives: [kin('其其格', '12', { mainCarer: true })],
      },
      {
        worker: su,
        theme: MONEY,
        kind: 'complex',
        opened: 29,
        stage: 'intervention',
        risk: 'medium',
        problem: '术后化疗费用，暖屿承诺 20,000 元，还没有到账。',
        tasks: [
          {
            title: '承诺 20,000 元未到账，问暖屿财务',
            madeAt: moments.at(-12, '10:30'),
            dueAt: moments.at(-10, '17:00'),
            doneAt: null,
          },
        ],
      },
    ).story,
  )
  keep(answeredAlarm(desk, register, saren))
  keep(unreachable(desk, register, saren))
  const gao = stands(
    {
      name: '高志明',
      sex: 1,
      age: 58,
      ward: 'KF',
      bed: '4',
      diagnosis: ['I69.3', '脑梗死后遗症'],
      came: 20,
      relatives: [kin('林美华', '12', { mainCarer: true })],
    },
    {
      worker: zhang,
      theme: CARE,
      kind: 'brief',
      opened: 6,
      stage: 'assessment',
      risk: 'low',
      problem: '偏瘫康复期，妻子腰不好，问护理用品租借。',
      records: 0,
      ownRecords: [
        said(moments, {
          day: -3,
          time: '14:00',
          minutes: 30,
          purpose: '首次面谈',
          present: '本人、林美华（妻子）',
          content:
            '第一次见面，说话慢，能听懂。妻子最愁洗澡和上下床。一起看了病房里的移位板，她说家里浴室门窄，轮椅进不去。',
          signed: 27 * 60,
        }),
      ],
    },
  )
  keep(gao.story)
  return cases
}

interface Wanted {
  readonly source: Source
  readonly urgency: Urgency
  readonly raisedAt: number
  readonly raisedBy?: Colleague
  readonly reasons?: readonly Reason[]
  readonly from?: string
  readonly words?: string
  readonly offeredTo?: Colleague
  readonly paused?: { readonly at: number; readonly by: Colleague; readonly question: string }
  readonly ended?: {
    readonly state: RequestState
    readonly at: number
    readonly by: Colleague
    readonly caseId?: string
    readonly decline?: string
  }
}

function writeRequest(
  desk: Desk,
  about: Entrance | { readonly name: string; readonly ward: string; readonly bed?: string },
  given: Wanted,
): string {
  const { chance, house } = desk
  const id = chance.id(given.raisedAt)
  const known = 'person' in about ? about : null
  tellRequest(desk, {
    id,
    clientId: known?.person.id ?? null,
    name: known ? null : 'name' in about ? about.name : null,
    encounterId: known?.stay.encounterId ?? null,
    departmentId: known?.stay.ward.id ?? ('ward' in about ? house.ward(about.ward).id : null),
    bed: known?.stay.bed ?? null,
    source: given.source,
    from: given.from ?? null,
    urgency: given.urgency,
    reasons: given.reasons ?? [],
    rules: (given.reasons ?? []).filter((reason) => !reason.unknown).map((reason) => reason.code),
    words: given.words ?? null,
    raisedBy: given.raisedBy?.id ?? null,
    raisedAt: given.raisedAt,
    state: given.ended?.state ?? (given.paused ? 'paused' : 'waiting'),
    who: given.ended?.by.id ?? given.paused?.by.id ?? given.offeredTo?.id ?? null,
    endedAt: given.ended?.at ?? null,
    caseId: given.ended?.caseId ?? null,
    ...(given.paused && { pausedAt: given.paused.at, question: given.paused.question }),
    ...(given.ended?.decline && { decline: given.ended.decline }),
    dedupeKey: given.source === 'screening' && known ? `screening:${known.stay.encounterId}` : null,
  })
  return id
}

/** An assessment outside any case, as a nurse takes it at the bedside. */
function tellLoose(
  desk: Desk,
  { person, stay }: Entrance,
  by: Colleague,
  at: number,
  answers: ReturnType<typeof thermometerAnswers>,
) {
  const loose: Story = {
    ...EMPTY,
    person,
    worker: by,
    supervisorId: null,
    encounterId: stay.encounterId,
    departmentId: stay.ward.id,
    openedAt: Number.POSITIVE_INFINITY,
    assessments: [{ instrument: 'distress-thermometer', at, mode: 'worker', answers }],
  }
  tellAssessments(telling(desk, loose, ''))
}

const EMPTY: Omit<
  Story,
  'person' | 'worker' | 'supervisorId' | 'encounterId' | 'departmentId' | 'openedAt' | 'assessments'
> = {
  request: null,
  kind: 'brief',
  risk: 'none',
  problem: null,
  strengths: null,
  stages: [],
  consents: [],
  needs: [],
  goals: [],
  plans: [],
  records: [],
  evaluation: null,
  closures: [],
  followUps: [],
  tasks: [],
}

/** Found by screening since yesterday, and nobody has answered yet. */
function stillWaiting(
  desk: Desk,
  register: Register,
  asked: (about: Entrance, given: Wanted) => string,
): void {
  const { content, house } = desk
  const found: readonly Character[] = [
    {
      name: '罗素云',
      sex: 2,
      age: 83,
      ward: 'XN',
      bed: '44',
      diagnosis: ['I50.9', '心力衰竭'],
      came: 1,
      living: '1',
      payer: '310',
      relatives: [kin('罗建新', '93', { note: '侄子，外地' })],
    },
    {
      name: '潘志强',
      sex: 1,
      age: 49,
      ward: 'ZL2',
      bed: '29',
      diagnosis: ['C22.0', '肝细胞癌'],
      came: 1,
      payer: 'self',
      relatives: [kin('黎小燕', '12', { mainCarer: true })],
    },
    {
      name: '宋玉芬',
      sex: 2,
      age: 81,
      ward: 'LN',
      bed: '16',
      diagnosis: ['M80.9', '骨质疏松伴病理性骨折'],
      came: 1,
      payer: '310',
      relatives: [kin('贾秀敏', '30', { mainCarer: true })],
    },
    {
      name: '扎西多吉',
      sex: 1,
      age: 57,
      ward: 'XY',
      bed: '39',
      diagnosis: ['C83.3', '弥漫大B细胞淋巴瘤'],
      came: 1,
      ethnicity: '04',
      language: '藏语',
      payer: '390',
      relatives: [kin('索南', '20', { mainCarer: true })],
    },
  ]
  for (const character of found) {
    const entrance = enter(desk, register, character)
    const raisedAt = entrance.stay.admittedAt + 20 * MINUTE
    const screened = screenStay(content, entrance.stay, raisedAt)
    const serving = house.workers.filter((worker) => worker.wardIds.includes(entrance.stay.ward.id))
    const only = serving.length === 1 ? serving[0] : undefined
    asked(entrance, {
      source: 'screening',
      urgency: screened?.urgency ?? 'routine',
      raisedAt,
      reasons: screened?.reasons ?? [],
      ...(only && { offeredTo: only }),
    })
  }
}

/** One that was declined yesterday, so that whoever asked can read why. */
function declined(
  { moments, house }: Desk,
  register: Register,
  lin: Colleague,
  asked: (about: Entrance, given: Wanted) => string,
): void {
  const person = register.person(moments.at(-4, '11:00'), [66, 66], { name: '田秋菊', sex: 2 })
  const stay = register.arrive(person, {
    ward: house.ward('SJN'),
    class: 'inpatient',
    admittedAt: moments.at(-4, '11:10'),
    dischargedAt: null,
    bed: '33',
    diagnosis: { code: 'G20', name: '帕金森病', ages: [66, 66] },
  })
  asked(
    { person, stay },
    {
      source: 'nurse',
      urgency: 'routine',
      raisedAt: moments.at(-2, '09:30'),
      raisedBy: house.person('jiangwen'),
      words: '家属问特殊门诊怎么办。',
      ended: {
        state: 'declined',
        at: moments.at(-1, '10:40'),
        by: lin,
        decline: '属于医保手续，已当场说明并写了窗口和材料清单，家属说够了。有别的难处随时再叫我。',
      },
    },
  )
}

/** 2024 in the drawing: a file of years ago under the same name, kept by hand. */
function earlierHuimin(desk: Desk, hand: Register, he: Colleague): Story {
  const { moments, house } = desk
  const came = moments.at(-430, '10:00')
  const closeAt = moments.at(-412, '15:00')
  const person = hand.person(came, [69, 69], {
    name: '欧阳慧敏',
    sex: 2,
    birthDate: bornYearsAgo(moments.today, 71),
    idTail: '4027',
    living: '1',
  })
  const stay = hand.arrive(person, {
    ward: house.ward('GK'),
    class: 'inpatient',
    admittedAt: came,
    dischargedAt: moments.at(-418, '10:30'),
    disposition: 'home',
    bed: '19',
    diagnosis: { code: 'S52.5', name: '桡骨下端骨折', ages: [69, 69] },
  })
  const standing = inStage(
    desk,
    { person, stay },
    {
      worker: he,
      theme: CARE,
      kind: 'brief',
      opened: 428,
      stage: 'closure',
      risk: 'low',
      problem: '独居，右手腕骨折，出院后做饭洗澡不便。',
      records: 3,
      until: closeAt,
    },
  )
  return {
    ...standing,
    records: standing.records.map((record) => ({ ...record, nextOn: null })),
    needs: standing.needs.map((need) => ({ ...need, state: 'met' as const, severityNow: 1 })),
    closures: [
      {
        reason: 'goal-met',
        summary: '社区送餐六周，邻居帮忙买菜。手腕拆石膏后能自理。',
        missing: [],
        missingReason: null,
        askedAt: closeAt,
        decidedAt: closeAt + 20 * HOUR,
        decision: 'approved',
        remark: null,
      },
    ],
    stages: [
      ...standing.stages.map((one) => (one.stage === 'closure' ? { ...one, at: closeAt } : one)),
      { stage: 'follow-up' as const, at: closeAt + 20 * HOUR, by: he.supervisorId ?? he.id },
    ],
    followUps: [
      followUp(moments.day(-382), closeAt, {
        state: 'done',
        doneAt: moments.at(-382, '10:20'),
        attempts: [{ at: moments.at(-382, '10:20'), method: 'phone', result: 'reached' }],
        domains: { mood: 'good', adherence: 'good', economy: 'good', family: 'fair' },
        finding: '手腕恢复得好，自己做饭了。说谢谢惦记。',
      }),
    ],
  }
}

function followUp(plannedOn: string, plannedAt: number, more: Partial<StoryFollowUp>): StoryFollowUp {
  return {
    plannedOn,
    plannedAt,
    method: 'phone',
    state: 'planned',
    attempts: [],
    doneAt: null,
    domains: {},
    finding: null,
    newNeeds: null,
    next: null,
    escalation: 0,
    withClosure: true,
    ...more,
  }
}

/** A closure the supervisor sent back yesterday. */
function returnedClosure(desk: Desk, register: Register, lin: Colleague): Story {
  const { moments } = desk
  const entrance = enter(desk, register, {
    name: '许桂芳',
    sex: 2,
    age: 66,
    ward: 'SN',
    bed: '27',
    diagnosis: ['N04.9', '肾病综合征'],
    came: 50,
    left: 12,
    relatives: [kin('冯建平', '11', { mainCarer: true })],
  })
  const askedAt = moments.at(-3, '16:10')
  const story = inStage(desk, entrance, {
    worker: lin,
    theme: FAMILY,
    kind: 'complex',
    opened: 48,
    stage: 'evaluation',
    risk: 'low',
    problem: '治疗方案家里意见不一，本人没有被问过。',
    records: 8,
    until: askedAt - 2 * DAY,
  })
  const evaluatedAt = moments.at(-4, '10:00')
  const returnedAt = moments.at(-1, '11:20')
  return {
    ...story,
    goals: story.goals.map((goal, place) => ({
      ...goal,
      state: place === 0 ? ('achieved' as const) : ('partly-achieved' as const),
    })),
    evaluation: {
      at: evaluatedAt,
      summary: '全家在会上说定先做一个疗程，本人参与了决定。',
      clientView: '“这回有人问我了。”',
      satisfaction: 5,
      attainments: story.goals.map((_, place) => (place === 0 ? 0 : -1)),
    },
    stages: [
      ...story.stages,
      { stage: 'closure', at: askedAt },
      { stage: 'evaluation', at: returnedAt, by: lin.supervisorId ?? lin.id },
    ],
    closures: [
      {
        reason: 'goal-met',
        summary: '家庭会议后治疗按方案进行，出院两周情况平稳。',
        missing: [],
        missingReason: null,
        askedAt,
        decidedAt: returnedAt,
        decision: 'returned',
        remark: '目标 2 只写了“好转”，请补上量到的数；随访第一次放在出院后 30 天，写进小结。',
      },
    ],
    followUps: [30, 90].map((days) => followUp(moments.day(-3 + days), askedAt, { state: 'cancelled' })),
  }
}

/** A closure that waits for the supervisor since this morning. */
function waitingClosure(desk: Desk, register: Register, lin: Colleague): Story {
  const { moments } = desk
  const entrance = enter(desk, register, {
    name: '周建华',
    sex: 1,
    age: 61,
    ward: 'XOW',
    bed: '14',
    diagnosis: ['C34.9', '支气管或肺恶性肿瘤'],
    came: 34,
    expected: 1,
    payer: '310',
    relatives: [kin('孙爱琴', '12', { mainCarer: true })],
  })
  const askedAt = moments.now - 95 * MINUTE
  const story = inStage(desk, entrance, {
    worker: lin,
    theme: MOOD,
    kind: 'complex',
    opened: 31,
    stage: 'evaluation',
    risk: 'low',
    problem: '术前怕得睡不着，问了三遍能不能不做。',
    records: 8,
    until: askedAt - 2 * HOUR,
    assessments: [
      {
        instrument: 'phq-9',
        at: moments.at(-27, '10:30'),
        mode: 'self',
        answers: answersOfTotal(desk.chance, 'phq-9', 14),
      },
      {
        instrument: 'phq-9',
        at: moments.at(-2, '09:30'),
        mode: 'self',
        answers: answersOfTotal(desk.chance, 'phq-9', 6),
      },
    ],
  })
  return {
    ...story,
    goals: story.goals.map((goal) => ({ ...goal, current: goal.target, state: 'achieved' as const })),
    evaluation: {
      at: askedAt - 40 * MINUTE,
      summary: '手术顺利，睡眠恢复，PHQ-9 从 14 分降到 6 分。',
      clientView: '“那天你陪我走到手术室门口，我记着。”',
      satisfaction: 5,
      attainments: story.goals.map(() => 0),
    },
    stages: [...story.stages, { stage: 'closure', at: askedAt }],
    closures: [
      {
        reason: 'goal-met',
        summary: '术前焦虑缓解，家里商定了术后照护。服务历时一个月，目标达成。',
        missing: [],
        missingReason: null,
        askedAt,
        decidedAt: null,
        decision: null,
        remark: null,
      },
    ],
    followUps: [30, 90].map((days) => followUp(moments.day(days), askedAt, {})),
  }
}

/** 孙长福 went home a week ago: the first call is due today. */
function dischargedWeekAgo(desk: Desk, register: Register, lin: Colleague): Story {
  const { moments } = desk
  const entrance = enter(desk, register, {
    name: '孙长福',
    sex: 1,
    age: 74,
    ward: 'XN',
    bed: '40',
    diagnosis: ['I21.9', '急性心肌梗死'],
    came: 22,
    left: 7,
    payer: '310',
    relatives: [kin('孙丽', '30', { mainCarer: true, note: '女儿接听更方便' })],
  })
  const askedAt = moments.at(-8, '15:30')
  const story = inStage(desk, entrance, {
    worker: lin,
    theme: CARE,
    kind: 'brief',
    opened: 20,
    stage: 'closure',
    risk: 'low',
    problem: '支架术后，老伴腿脚不便，回家用药和复查要人提醒。',
    records: 4,
    until: askedAt,
  })
  const decidedAt = moments.at(-7, '09:40')
  return {
    ...story,
    needs: story.needs.map((need) => ({ ...need, severityNow: 1, state: 'met' as const })),
    stages: [
      ...story.stages.map((one) => (one.stage === 'closure' ? { ...one, at: askedAt } : one)),
      { stage: 'follow-up', at: decidedAt, by: lin.supervisorId ?? lin.id },
    ],
    closures: [
      {
        reason: 'discharged',
        summary: '药盒、复查日期和应急电话都备好，女儿接手。',
        missing: [],
        missingReason: null,
        askedAt,
        decidedAt,
        decision: 'approved',
        remark: '同意，随访先打女儿电话。',
      },
    ],
    followUps: [0, 22, 82].map((days) => followUp(moments.day(days), askedAt, {})),
  }
}

/** 朱丽叶: somebody has been there and answered; the supervisor has not confirmed yet. */
function answeredAlarm(desk: Desk, register: Register, saren: Colleague): Story {
  const { moments, chance } = desk
  const entrance = enter(desk, register, {
    name: '朱丽叶',
    sex: 2,
    age: 27,
    ward: 'XY',
    bed: '18',
    diagnosis: ['C92.0', '急性髓系白血病'],
    came: 24,
    payer: '390',
    relatives: [kin('朱海涛', '51', { mainCarer: true })],
  })
  const at = moments.now - 19 * HOUR
  return inStage(desk, entrance, {
    worker: saren,
    theme: MOOD,
    kind: 'complex',
    opened: 21,
    stage: 'intervention',
    risk: 'high',
    problem: '移植前等待，夜里独自哭，说“别再花钱了”。',
    assessments: [
      {
        instrument: 'phq-9',
        at: moments.at(-17, '10:00'),
        mode: 'self',
        answers: answersOfTotal(chance, 'phq-9', 13),
      },
      {
        instrument: 'phq-9',
        at,
        mode: 'self',
        answers: answersOfTotal(chance, 'phq-9', 19, 2),
        safety: {
          answeredAt: at + 55 * MINUTE,
          level: 'high',
          actions: ['psychiatry-called', 'means-restricted', 'family-informed', 'safety-plan'],
          words:
            '当面谈了一小时。想过办法，没有准备。心理科当晚会诊，父亲陪夜，尖锐物品由护士收走。今早再看，愿意继续治疗。',
          confirmedAt: null,
        },
      },
    ],
  })
}

/** 周玉梅: three calls in vain, thirty days after. */
function unreachable(desk: Desk, register: Register, saren: Colleague): Story {
  const { moments } = desk
  const entrance = enter(desk, register, {
    name: '周玉梅',
    sex: 2,
    age: 69,
    ward: 'XH',
    bed: '31',
    diagnosis: ['K74.6', '肝硬化'],
    came: 62,
    left: 36,
    relatives: [kin('何志刚', '20', { mainCarer: true })],
  })
  const askedAt = moments.at(-36, '15:10')
  const story = inStage(desk, entrance, {
    worker: saren,
    theme: CHRONIC,
    kind: 'brief',
    opened: 58,
    stage: 'closure',
    risk: 'low',
    problem: '反复住院，药断断续续，儿子在外地。',
    records: 4,
    until: askedAt,
  })
  const decidedAt = moments.at(-34, '10:00')
  return {
    ...story,
    records: story.records.map((record) => ({ ...record, nextOn: null })),
    needs: story.needs.map((need) => ({ ...need, severityNow: 1, state: 'partly-met' as const })),
    stages: [
      ...story.stages.map((one) => (one.stage === 'closure' ? { ...one, at: askedAt } : one)),
      { stage: 'follow-up', at: decidedAt, by: saren.supervisorId ?? saren.id },
    ],
    closures: [
      {
        reason: 'discharged',
        summary: '药已理清，家庭医生签约，出院后电话随访。',
        missing: [],
        missingReason: null,
        askedAt,
        decidedAt,
        decision: 'approved',
        remark: null,
      },
    ],
    followUps: [
      followUp(moments.day(-6), askedAt, {
        state: 'unreachable',
        escalation: 1,
        attempts: [-6, -4, -1].map((offset) => ({
          at: moments.at(offset, '10:30'),
          method: 'phone' as const,
          result: 'no-answer' as const,
        })),
      }),
      followUp(moments.day(54), askedAt, {}),
    ],
  }
}
