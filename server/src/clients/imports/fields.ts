import type { ImportField } from '@quancheng/rules/import-fields.ts'

/** Headers as hospitals and offices write them; the first that fits counts. */
const HEADERS: readonly (readonly [ImportField, RegExp])[] = [
  [
    'contactName',
    /^(?:紧急)?(?:联系人|家属|监护人)(?:姓名)?$|^(?:emergency )?contact(?: name)?$|^next of kin$/,
  ],
  ['contactRelation', /^(?:与(?:患者|病人|本人)(?:的)?)?关系$|^联系人关系$|^relation(?:ship)?$/],
  [
    'contactPhone',
    /^(?:紧急)?(?:联系人|家属|监护人)(?:的)?(?:联系)?(?:电话|手机|手机号)$|^contact (?:phone|tel|mobile)$/,
  ],
  ['idType', /^证件(?:类型|类别)$|^id type$/],
  [
    'idNumber',
    /^(?:身份证|公民身份)(?:号|号码|证号)?$|^身份证件号码?$|^证件号码?$|^id(?:entity)?(?: card)?(?: (?:number|no))?$/,
  ],
  [
    'recordNumber',
    /^病(?:案|历)号$|^(?:病人|患者)(?:编号|id|号)$|^门诊号$|^登记号$|^(?:medical record|patient)(?: (?:number|no|id))?$|^mrn$/,
  ],
  [
    'visitNumber',
    /^住院(?:流水)?号$|^就诊(?:流水)?号$|^住院登记号$|^(?:visit|admission|encounter) (?:number|no|id)$/,
  ],
  ['name', /^(?:患者|病人|服务对象|案主|客户)?姓名$|^名字$|^(?:患者|病人)$|^(?:full |patient )?name$/],
  ['sex', /^性别$|^sex$|^gender$/],
  ['birthDate', /^出生(?:日期|年月日|年月)?$|^生日$|^(?:date of birth|birth ?date|dob|born|birthday)$/],
  [
    'phone',
    /^(?:联系|本人|患者)?(?:电话|手机)(?:号码?)?$|^联系方式$|^(?:phone|mobile|tel|telephone|cell)(?: (?:number|no))?$/,
  ],
  ['address', /^(?:家庭|现|居住|联系|户籍|户口)?(?:住址|地址)$|^(?:home )?address$/],
  ['ethnicity', /^民族$|^ethnicity$|^ethnic group$/],
  ['marital', /^婚姻(?:状况|状态)?$|^婚否$|^marital(?: status)?$/],
  [
    'payer',
    /^(?:医保|医疗|付费|费用|保险)(?:类型|类别|性质|方式)$|^险种$|^费别$|^医保$|^医疗付款方式$|^(?:payer|insurance)(?: type)?$/,
  ],
  ['education', /^(?:文化程度|学历|教育程度)$|^education$/],
  ['occupation', /^职业$|^occupation$|^job$/],
  ['class', /^就诊(?:类别|类型)$|^(?:visit |patient |encounter )class$|^visit type$/],
  ['department', /^(?:入院|住院|所在|当前)?(?:科室|病区|病房)(?:名称)?$|^(?:department|ward|unit)$/],
  ['bed', /^床(?:位)?号?$|^床位$|^bed(?: (?:number|no))?$/],
  ['attending', /^(?:主管|主治|经治|责任|管床)(?:医生|医师|大夫)$|^医生$|^(?:attending|physician|doctor)$/],
  ['dischargedAt', /^出院(?:日期|时间)$|^discharge(?:d)?(?: (?:date|time|at|on))?$/],
  [
    'admittedAt',
    /^入院(?:日期|时间)$|^就诊(?:日期|时间)$|^住院日期$|^admi(?:tted|ssion)(?: (?:date|time|at|on))?$/,
  ],
  ['diagnosisCode', /^(?:诊断|疾病|主要诊断)编码$|^icd(?:-?10)?(?:编码| code)?$|^diagnosis code$/],
  ['diagnosis', /^(?:入院|出院|主要|主|临床)?诊断(?:名称)?$|^diagnosis$/],
]

/** What a column seems to hold by its header; each field is given once. */
export function guessFields(headers: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return headers.map((header) => {
    const plain = header
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[*：:_.]|\(.*?\)|（.*?）/gu, ' ')
      .replace(/\s+/gu, ' ')
      .replace(/(?<=\p{Script=Han})\s|\s(?=\p{Script=Han})/gu, '')
      .trim()
    const found = HEADERS.find(([field, pattern]) => !taken.has(field) && pattern.test(plain))?.[0] ?? null
    if (found !== null) taken.add(found)
    return found
  })
}
