/** A diagnosis a ward sees: ICD-10 code, name, and for whom. */
export interface Diagnosis {
  readonly code: string
  readonly name: string
  readonly ages: readonly [number, number]
  readonly sex?: 1 | 2
  readonly weight?: number
}

export interface WardPlan {
  readonly code: string
  readonly name: string
  readonly kind: 'ward' | 'clinic' | 'social-work' | 'office'
  readonly floor: string
  readonly beds: number
  /** how many days people stay on average */
  readonly stay: number
  readonly sees: readonly Diagnosis[]
}

const seen = (
  code: string,
  name: string,
  from: number,
  to: number,
  more: Partial<Pick<Diagnosis, 'sex' | 'weight'>> = {},
): Diagnosis => ({ code, name, ages: [from, to], ...more })

const CANCERS = [
  seen('C34.9', '支气管或肺恶性肿瘤', 42, 84, { weight: 3 }),
  seen('C50.9', '乳房恶性肿瘤', 32, 76, { sex: 2, weight: 2 }),
  seen('C16.9', '胃恶性肿瘤', 40, 82, { weight: 2 }),
  seen('C18.9', '结肠恶性肿瘤', 40, 84, { weight: 2 }),
  seen('C22.0', '肝细胞癌', 38, 80),
  seen('C25.9', '胰腺恶性肿瘤', 45, 82),
  seen('C11.9', '鼻咽恶性肿瘤', 30, 70),
  seen('C56', '卵巢恶性肿瘤', 35, 72, { sex: 2 }),
]
const CHILD_BLOOD = [
  seen('C91.0', '急性淋巴细胞白血病', 2, 14, { weight: 4 }),
  seen('C92.0', '急性髓系白血病', 3, 15),
  seen('D61.9', '再生障碍性贫血', 4, 15),
  seen('D56.1', 'β型地中海贫血', 2, 14),
  seen('D69.3', '免疫性血小板减少症', 1, 12),
]
const CHILD_INNER = [
  seen('J18.9', '肺炎', 0, 10, { weight: 4 }),
  seen('J45.9', '支气管哮喘', 3, 14),
  seen('N04.9', '肾病综合征', 3, 14),
  seen('G40.9', '癫痫', 1, 14),
  seen('A09.9', '感染性胃肠炎', 0, 8, { weight: 2 }),
  seen('E10.9', '1型糖尿病', 5, 15),
]
const CHILD_SURGERY = [
  seen('Q21.0', '室间隔缺损', 0, 7, { weight: 2 }),
  seen('Q21.1', '房间隔缺损', 1, 9, { weight: 2 }),
  seen('Q35.9', '腭裂', 0, 4),
  seen('K56.1', '肠套叠', 0, 4, { weight: 2 }),
  seen('K40.9', '腹股沟疝', 1, 9, { weight: 3 }),
  seen('S52.5', '桡骨下端骨折', 4, 14, { weight: 2 }),
  seen('T30.0', '烫伤', 1, 6),
]
const NEWBORN = [
  seen('P07.3', '早产婴儿', 0, 0, { weight: 3 }),
  seen('P59.9', '新生儿黄疸', 0, 0, { weight: 4 }),
  seen('P22.0', '新生儿呼吸窘迫综合征', 0, 0),
]
const KIDNEY = [
  seen('N18.5', '慢性肾脏病5期', 28, 80, { weight: 4 }),
  seen('N04.9', '肾病综合征', 18, 66),
  seen('N17.9', '急性肾衰竭', 30, 82),
]
const BRAIN = [
  seen('I63.9', '脑梗死', 48, 92, { weight: 5 }),
  seen('I61.9', '脑内出血', 42, 86, { weight: 2 }),
  seen('G20', '帕金森病', 55, 86),
  seen('G40.9', '癫痫', 16, 60),
  seen('G61.0', '吉兰-巴雷综合征', 20, 66),
]

const ward = (
  code: string,
  name: string,
  floor: string,
  beds: number,
  stay: number,
  sees: readonly Diagnosis[],
): WardPlan => ({ code, name, kind: 'ward', floor, beds, stay, sees })
const place = (
  code: string,
  name: string,
  kind: WardPlan['kind'],
  floor: string,
  sees: readonly Diagnosis[] = [],
) => ({
  code,
  name,
  kind,
  floor,
  beds: 0,
  stay: 0,
  sees,
})

/** The general hospital: 1 200 beds in 27 wards. */
export const GENERAL_WARDS: readonly WardPlan[] = [
  place('SGB', '社会工作部', 'social-work', '3'),
  place('JZ', '急诊科', 'clinic', '1', [
    seen('S06.0', '脑震荡', 16, 70),
    seen('R07.4', '胸痛', 35, 85),
    seen('R10.4', '腹痛', 14, 80),
    seen('T07', '多处损伤', 18, 66),
  ]),
  place('ZLMZ', '肿瘤门诊', 'clinic', '2', CANCERS),
  place('NKMZ', '内科门诊', 'clinic', '2', [
    seen('I10', '原发性高血压', 40, 86),
    seen('E11.9', '2型糖尿病', 38, 84),
  ]),
  place('XTS', '血液透析室', 'clinic', '8', KIDNEY.slice(0, 1)),
  place('YWC', '医务处', 'office', '18'),
  place('XXK', '信息科', 'office', '18'),
  ward('SS', '烧伤科', '3', 30, 18, [
    seen('T31.3', '累及体表30%-39%的烧伤', 18, 66),
    seen('T31.1', '累及体表10%-19%的烧伤', 3, 70, { weight: 2 }),
  ]),
  ward('ICU', '重症医学科', '4', 30, 9, [
    seen('S06.2', '弥漫性脑损伤', 18, 68),
    seen('J96.9', '呼吸衰竭', 45, 90, { weight: 2 }),
    seen('A41.9', '脓毒症', 40, 88, { weight: 2 }),
  ]),
  ward('XSE', '新生儿科', '5', 40, 10, NEWBORN),
  ward('CK', '产科', '6', 50, 4, [
    seen('O80.9', '单胎顺产', 21, 42, { sex: 2, weight: 4 }),
    seen('O82.9', '剖宫产分娩', 22, 43, { sex: 2, weight: 4 }),
    seen('O14.1', '重度先兆子痫', 23, 43, { sex: 2 }),
    seen('O24.4', '妊娠期糖尿病', 24, 43, { sex: 2 }),
    seen('F53.0', '产褥期抑郁', 22, 40, { sex: 2 }),
  ]),
  ward('ZL3', '肿瘤内科3病区', '6', 50, 9, CANCERS),
  ward('FK', '妇科', '7', 45, 6, [
    seen('D25.9', '子宫平滑肌瘤', 30, 55, { sex: 2, weight: 3 }),
    seen('N80.1', '卵巢子宫内膜异位症', 24, 48, { sex: 2 }),
    seen('C53.9', '宫颈恶性肿瘤', 34, 70, { sex: 2 }),
  ]),
  ward('ZL1', '肿瘤内科1病区', '7', 50, 9, CANCERS),
  ward('ZL2', '肿瘤内科2病区', '8', 50, 9, CANCERS),
  ward('SN', '肾内科', '8', 45, 9, KIDNEY),
  ward('EW', '儿外科', '9', 40, 7, CHILD_SURGERY),
  ward('EXY', '儿血液科', '9', 35, 16, CHILD_BLOOD),
  ward('EN', '儿内科', '9', 45, 6, CHILD_INNER),
  ward('XY', '血液内科', '10', 45, 15, [
    seen('C92.0', '急性髓系白血病', 18, 76, { weight: 2 }),
    seen('C83.3', '弥漫大B细胞淋巴瘤', 30, 80, { weight: 2 }),
    seen('C90.0', '多发性骨髓瘤', 50, 82),
    seen('D61.9', '再生障碍性贫血', 18, 70),
  ]),
  ward('XH', '消化内科', '10', 45, 7, [
    seen('K25.4', '胃溃疡伴出血', 28, 82, { weight: 2 }),
    seen('K74.6', '肝硬化', 38, 78, { weight: 2 }),
    seen('K85.9', '急性胰腺炎', 25, 72),
    seen('K50.9', '克罗恩病', 18, 50),
  ]),
  ward('SJN', '神经内科', '11', 55, 11, BRAIN),
  ward('SJW', '神经外科', '11', 45, 14, [
    seen('S06.5', '创伤性硬膜下出血', 20, 80, { weight: 2 }),
    seen('C71.9', '脑恶性肿瘤', 25, 74),
    seen('I60.9', '蛛网膜下腔出血', 35, 78),
  ]),
  ward('XN', '心血管内科', '12', 55, 7, [
    seen('I50.9', '心力衰竭', 52, 92, { weight: 3 }),
    seen('I21.9', '急性心肌梗死', 40, 86, { weight: 2 }),
    seen('I20.0', '不稳定性心绞痛', 45, 86, { weight: 2 }),
    seen('I48.9', '心房颤动', 50, 90),
  ]),
  ward('XW', '心脏外科', '12', 40, 13, [
    seen('I25.1', '冠状动脉粥样硬化性心脏病', 45, 78, { weight: 2 }),
    seen('I35.0', '主动脉瓣狭窄', 45, 80),
    seen('I71.0', '主动脉夹层', 38, 72),
  ]),
  ward('HX', '呼吸与危重症医学科', '13', 55, 9, [
    seen('J44.1', '慢性阻塞性肺病急性加重', 50, 90, { weight: 3 }),
    seen('J18.9', '肺炎', 30, 90, { weight: 2 }),
    seen('J62.8', '矽肺', 42, 72),
  ]),
  ward('XOW', '胸外科', '13', 40, 9, [
    seen('C34.9', '支气管或肺恶性肿瘤', 40, 78, { weight: 3 }),
    seen('C15.9', '食管恶性肿瘤', 48, 80),
    seen('J93.9', '气胸', 17, 60),
  ]),
  ward('GK', '骨科', '14', 60, 11, [
    seen('S72.0', '股骨颈骨折', 58, 92, { weight: 3 }),
    seen('S82.2', '胫骨干骨折', 18, 66, { weight: 2 }),
    seen('M17.9', '膝关节病', 52, 82, { weight: 2 }),
    seen('M51.2', '椎间盘移位', 28, 66, { weight: 2 }),
    seen('S14.1', '颈部脊髓损伤', 20, 64),
  ]),
  ward('PW', '普外科', '15', 60, 7, [
    seen('K80.2', '胆囊结石', 28, 80, { weight: 3 }),
    seen('K35.8', '急性阑尾炎', 12, 66, { weight: 2 }),
    seen('C18.9', '结肠恶性肿瘤', 42, 84),
    seen('K40.9', '腹股沟疝', 30, 84),
  ]),
  ward('MN', '泌尿外科', '15', 45, 7, [
    seen('N20.0', '肾结石', 24, 70, { weight: 3 }),
    seen('N40', '前列腺增生', 56, 88, { sex: 1, weight: 2 }),
    seen('C67.9', '膀胱恶性肿瘤', 48, 84),
  ]),
  ward('NFM', '内分泌科', '16', 40, 8, [
    seen('E11.5', '2型糖尿病足', 45, 84, { weight: 2 }),
    seen('E11.9', '2型糖尿病', 38, 84, { weight: 3 }),
    seen('E05.9', '甲状腺功能亢进', 18, 60),
  ]),
  ward('KF', '康复医学科', '16', 45, 24, [
    seen('I69.3', '脑梗死后遗症', 45, 86, { weight: 3 }),
    seen('S14.1', '颈部脊髓损伤', 20, 64),
    seen('G81.9', '偏瘫', 42, 84),
  ]),
  ward('LN', '老年医学科', '17', 40, 15, [
    seen('F00.9', '阿尔茨海默病', 68, 94),
    seen('J18.9', '肺炎', 72, 96, { weight: 2 }),
    seen('I50.9', '心力衰竭', 72, 96, { weight: 2 }),
    seen('M80.9', '骨质疏松伴病理性骨折', 68, 94),
  ]),
  ward('AN', '安宁疗护病区', '17', 20, 14, CANCERS),
]

/** The children's hospital: 400 beds. */
export const CHILDREN_WARDS: readonly WardPlan[] = [
  place('SGB', '医务社会工作部', 'social-work', '2'),
  place('JZ', '急诊科', 'clinic', '1', CHILD_INNER),
  place('EKMZ', '儿科门诊', 'clinic', '2', CHILD_INNER),
  place('XXK', '信息科', 'office', '10'),
  ward('XSE', '新生儿科', '3', 60, 11, NEWBORN),
  ward('PICU', '儿童重症监护室', '3', 25, 8, [
    seen('J96.9', '呼吸衰竭', 0, 12),
    seen('A41.9', '脓毒症', 0, 12),
    seen('T07', '多处损伤', 2, 14),
  ]),
  ward('XZ', '心脏中心', '4', 45, 12, [
    seen('Q21.0', '室间隔缺损', 0, 7),
    seen('Q21.1', '房间隔缺损', 0, 9),
    seen('Q21.3', '法洛四联症', 0, 4),
  ]),
  ward('XY1', '血液肿瘤科一病区', '5', 40, 17, CHILD_BLOOD),
  ward('XY2', '血液肿瘤科二病区', '5', 40, 17, [
    ...CHILD_BLOOD,
    seen('C74.9', '神经母细胞瘤', 1, 8),
    seen('C64', '肾母细胞瘤', 1, 8),
  ]),
  ward('HX', '呼吸科', '6', 50, 6, CHILD_INNER.slice(0, 2)),
  ward('XH', '消化科', '6', 30, 6, [seen('A09.9', '感染性胃肠炎', 0, 8), seen('K50.9', '克罗恩病', 7, 15)]),
  ward('SN', '肾脏风湿科', '7', 30, 9, [
    seen('N04.9', '肾病综合征', 3, 14),
    seen('M32.9', '系统性红斑狼疮', 8, 15),
  ]),
  ward('SJ', '神经科', '7', 30, 9, [seen('G40.9', '癫痫', 1, 14), seen('G71.0', '进行性肌营养不良', 4, 15)]),
  ward('PW', '普外科', '8', 30, 6, CHILD_SURGERY.slice(2)),
  ward('KF', '康复科', '9', 20, 30, [seen('G80.9', '脑性瘫痪', 1, 9), seen('Q05.9', '脊柱裂', 1, 10)]),
]

export const COMMUNITY_WARDS: readonly WardPlan[] = [
  place('QK', '全科门诊', 'clinic', '1', [
    seen('I10', '原发性高血压', 42, 90, { weight: 3 }),
    seen('E11.9', '2型糖尿病', 42, 88, { weight: 2 }),
    seen('J44.9', '慢性阻塞性肺病', 54, 90),
    seen('I69.3', '脑梗死后遗症', 52, 90),
  ]),
  place('JT', '家庭病床组', 'clinic', '2', [
    seen('I69.3', '脑梗死后遗症', 58, 92),
    seen('C34.9', '支气管或肺恶性肿瘤', 55, 86),
    seen('S72.0', '股骨颈骨折术后', 66, 94),
  ]),
  place('SG', '社会工作站', 'social-work', '2'),
]

export const AGENCY_OFFICES: readonly WardPlan[] = [
  place('ZC', '驻院与社区服务部', 'social-work', '1'),
  place('BG', '办公室', 'office', '1'),
]
export const OFFICE_ONLY: readonly WardPlan[] = [place('BG', '项目部', 'office', '1')]
export const COMMISSION_OFFICES: readonly WardPlan[] = [place('YZ', '医政医管处', 'office', '6')]
