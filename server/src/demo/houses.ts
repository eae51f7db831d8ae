import {
  AGENCY_OFFICES,
  CHILDREN_WARDS,
  COMMISSION_OFFICES,
  COMMUNITY_WARDS,
  GENERAL_WARDS,
  OFFICE_ONLY,
  type WardPlan,
} from './wards.ts'

export type HouseKey = 'general' | 'children' | 'heping' | 'qinghe' | 'agency' | 'foundation' | 'commission'

export interface PersonPlan {
  readonly login: string
  readonly name: string
  readonly title: string
  readonly duties: readonly string[]
  readonly team?: string
  /** login of the supervisor */
  readonly supervisor?: string
  /** codes of departments served or worked in */
  readonly departments?: readonly string[]
  /** how many cases this worker carries, compared with the others */
  readonly load?: number
}

/** How much of each kind of history an organisation has in the full demonstration. */
export interface Volume {
  readonly clients: number
  readonly encounters: number
  readonly requests: number
  readonly cases: number
  /** short cases of the months past, beside those */
  readonly closedBefore: number
  /** share of the beds in use today */
  readonly occupied: number
}

export interface HousePlan {
  readonly key: HouseKey
  readonly kind: 'hospital' | 'community' | 'agency' | 'foundation' | 'commission'
  readonly name: string
  readonly short: string
  readonly beds: number | null
  readonly pack: string | null
  readonly wards: readonly WardPlan[]
  readonly teams: readonly string[]
  readonly people: readonly PersonPlan[]
  readonly volume: Volume
}

export const REGION = '临澜市'
const JIANGSU = 'jiangsu-tjssg-001-2020'
const SHENZHEN = 'shenzhen-db4403t-214-2021'
const NOTHING: Volume = { clients: 0, encounters: 0, requests: 0, cases: 0, closedBefore: 0, occupied: 0 }

const worker = (
  login: string,
  name: string,
  team: string,
  supervisor: string,
  load: number,
  departments: readonly string[],
  title = '医务社工',
): PersonPlan => ({ login, name, title, duties: ['worker'], team, supervisor, load, departments })
const clinician = (
  login: string,
  name: string,
  title: string,
  ...departments: readonly string[]
): PersonPlan => ({
  login,
  name,
  title,
  duties: ['clinician'],
  departments,
})

/** An invented city and everybody in it who signs in; the first twenty are the ones a newcomer is shown. */
export const HOUSES: readonly HousePlan[] = [
  {
    key: 'general',
    kind: 'hospital',
    name: '临澜市中心医院',
    short: '中心医院',
    beds: 1200,
    pack: JIANGSU,
    wards: GENERAL_WARDS,
    teams: ['第一组', '第二组'],
    volume: {
      clients: 16_400,
      encounters: 21_200,
      requests: 2_150,
      cases: 1_010,
      closedBefore: 1_300,
      occupied: 0.9,
    },
    people: [
      worker('linruoxi', '林若溪', '第一组', 'zhoumin', 8, [
        'ZL3',
        'CK',
        'SJN',
        'EW',
        'EXY',
        'XN',
        'SN',
        'XTS',
      ]),
      worker('hejiayi', '何嘉怡', '第一组', 'zhoumin', 19, ['GK', 'EW', 'ZL1', 'FK', 'EN', 'XSE']),
      {
        login: 'zhoumin',
        name: '周敏',
        title: '督导',
        duties: ['supervisor'],
        team: '第一组',
        departments: [],
      },
      {
        login: 'zhengshufen',
        name: '郑淑芬',
        title: '社会工作部主任',
        duties: ['head'],
        departments: [],
      },
      clinician('jiangwen', '蒋雯', '护士', 'SJN', 'GK'),
      clinician('tianyuan', '田园', '护士', 'EXY', 'EW'),
      clinician('gaoyu', '高宇', '医生', 'ICU'),
      clinician('mateng', '马腾', '医生', 'EW'),
      worker('suzhiyuan', '苏志远', '第二组', 'wuhaiyan', 24, [
        'SS',
        'SN',
        'XTS',
        'ICU',
        'SJW',
        'PW',
        'XW',
        'JZ',
      ]),
      worker('chenmo', '陈默', '第二组', 'wuhaiyan', 17, ['HX', 'FK', 'LN', 'AN', 'MN', 'NFM']),
      worker('sarengaowa', '萨仁高娃', '第二组', 'wuhaiyan', 18, ['ZL2', 'XY', 'KF', 'XH', 'XOW']),
      worker('zhangyuxuan', '张宇轩', '第一组', 'zhoumin', 7, ['NFM', 'KF'], '实习社工'),
      {
        login: 'wuhaiyan',
        name: '吴海燕',
        title: '督导',
        duties: ['supervisor'],
        team: '第二组',
        departments: [],
      },
      {
        login: 'fanglei',
        name: '方磊',
        title: '信息科工程师',
        duties: ['administrator'],
        departments: ['XXK'],
      },
      clinician('shenyifan', '沈一帆', '心理科医生', 'ZL1', 'ZL2', 'ZL3', 'CK'),
      clinician('hanmei', '韩梅', '护士长', 'ZL3'),
      clinician('qiaoshan', '乔珊', '护士', 'CK'),
      clinician('dongliwei', '董立伟', '医生', 'XN', 'LN'),
      clinician('yangxue', '杨雪', '护士', 'SN', 'XTS'),
      clinician('luojing', '罗静', '护士', 'HX', 'AN'),
    ],
  },
  {
    key: 'children',
    kind: 'hospital',
    name: '临澜市儿童医院',
    short: '儿童医院',
    beds: 400,
    pack: SHENZHEN,
    wards: CHILDREN_WARDS,
    teams: ['社工组'],
    volume: { clients: 5_600, encounters: 6_900, requests: 900, cases: 480, closedBefore: 0, occupied: 0.9 },
    people: [
      worker('chengkexin', '程可欣', '社工组', 'luowen', 20, ['XY1', 'XZ', 'PICU']),
      {
        login: 'shenpeilan',
        name: '沈佩兰',
        title: '医务社会工作部主任',
        duties: ['head'],
        departments: [],
      },
      {
        login: 'luowen',
        name: '罗文',
        title: '督导',
        duties: ['supervisor'],
        team: '社工组',
        departments: [],
      },
      worker('dingyifan', '丁一凡', '社工组', 'luowen', 18, ['XY2', 'SN', 'SJ']),
      worker('luwanqing', '陆晚晴', '社工组', 'luowen', 16, ['XSE', 'KF', 'PW']),
      worker('gulinaer', '古丽娜尔', '社工组', 'luowen', 14, ['HX', 'XH', 'JZ']),
      clinician('bailu', '白露', '护士', 'XY1', 'XY2'),
      clinician('qinchuan', '秦川', '医生', 'XZ'),
      {
        login: 'jinyong',
        name: '金勇',
        title: '信息科工程师',
        duties: ['administrator'],
        departments: ['XXK'],
      },
    ],
  },
  {
    key: 'heping',
    kind: 'community',
    name: '和平里社区卫生服务中心',
    short: '和平里社区',
    beds: null,
    pack: JIANGSU,
    wards: COMMUNITY_WARDS,
    teams: ['社工站'],
    volume: { clients: 850, encounters: 1_000, requests: 170, cases: 90, closedBefore: 0, occupied: 0 },
    people: [
      worker('tangxiaoyu', '唐晓宇', '社工站', 'caiyun', 12, ['QK', 'JT'], '社区社工'),
      {
        login: 'caiyun',
        name: '蔡云',
        title: '社工站负责人',
        duties: ['supervisor', 'head'],
        team: '社工站',
        departments: [],
      },
      clinician('lujianping', '卢建平', '全科医生', 'QK', 'JT'),
    ],
  },
  {
    key: 'qinghe',
    kind: 'community',
    name: '清河社区卫生服务中心',
    short: '清河社区',
    beds: null,
    pack: JIANGSU,
    wards: COMMUNITY_WARDS,
    teams: ['社工站'],
    volume: { clients: 800, encounters: 900, requests: 160, cases: 85, closedBefore: 0, occupied: 0 },
    people: [
      worker('mengqing', '孟晴', '社工站', 'kangjie', 11, ['QK', 'JT'], '社区社工'),
      {
        login: 'kangjie',
        name: '康洁',
        title: '社工站负责人',
        duties: ['supervisor', 'head'],
        team: '社工站',
        departments: [],
      },
    ],
  },
  {
    key: 'agency',
    kind: 'agency',
    name: '临澜市同行社会工作服务中心',
    short: '同行社工',
    beds: null,
    pack: JIANGSU,
    wards: AGENCY_OFFICES,
    teams: ['项目组'],
    volume: { clients: 400, encounters: 0, requests: 240, cases: 150, closedBefore: 0, occupied: 0 },
    people: [
      worker('xuanyue', '宣悦', '项目组', 'pengtao', 14, ['ZC'], '项目社工'),
      worker('yinhao', '尹浩', '项目组', 'pengtao', 12, ['ZC'], '项目社工'),
      {
        login: 'pengtao',
        name: '彭涛',
        title: '总干事',
        duties: ['supervisor', 'head'],
        team: '项目组',
        departments: [],
      },
      // The same person as in the general hospital: one account, duties in two organisations.
      worker('sarengaowa', '萨仁高娃', '项目组', 'pengtao', 4, ['ZC'], '兼职社工'),
    ],
  },
  {
    key: 'foundation',
    kind: 'foundation',
    name: '暖屿公益基金会',
    short: '暖屿基金会',
    beds: null,
    pack: null,
    wards: OFFICE_ONLY,
    teams: [],
    volume: NOTHING,
    people: [
      { login: 'renjia', name: '任佳', title: '项目主管', duties: ['funder'], departments: ['BG'] },
      { login: 'humingyu', name: '胡明宇', title: '项目官员', duties: ['funder'], departments: ['BG'] },
    ],
  },
  {
    key: 'commission',
    kind: 'commission',
    name: '临澜市卫生健康委员会',
    short: '市卫健委',
    beds: null,
    pack: null,
    wards: COMMISSION_OFFICES,
    teams: [],
    volume: NOTHING,
    people: [
      {
        login: 'guowei',
        name: '郭薇',
        title: '医政医管处干部',
        duties: ['commissioner'],
        departments: ['YZ'],
      },
    ],
  },
]

/** Who is offered at the door, in this order. */
export const SHOWN_FIRST = [
  'linruoxi',
  'hejiayi',
  'suzhiyuan',
  'zhoumin',
  'zhengshufen',
  'jiangwen',
  'gaoyu',
  'tianyuan',
  'fanglei',
  'chengkexin',
  'shenpeilan',
  'tangxiaoyu',
  'mengqing',
  'xuanyue',
  'renjia',
  'guowei',
] as const
