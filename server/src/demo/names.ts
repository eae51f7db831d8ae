import type { Chance } from './chance.ts'

const SURNAMES: readonly (readonly [string, number])[] = [
  ...[...'王李张刘陈杨黄赵吴周'].map((name) => [name, 8] as const),
  ...[...'徐孙马朱胡郭何林高罗'].map((name) => [name, 4] as const),
  ...[
    ...'郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常',
  ].map((name) => [name, 1] as const),
  ['欧阳', 0.6],
  ['司马', 0.2],
  ['上官', 0.2],
]
const OLD_MEN = [...'国建德志文金永福长明玉贵根生春发海荣山庆林有才宝兴顺义成树'].map(String)
const OLD_WOMEN = [...'秀兰英芳桂珍淑玉华凤莲琴云香月娥美翠爱菊素清惠彩荣巧'].map(String)
const MEN = [...'伟强军勇杰涛超明磊斌鹏辉刚健平波峰浩宇飞凯俊东亮龙旭宁'].map(String)
const WOMEN = [...'丽敏静娟艳霞燕红玲婷雪梅琳倩颖洁萍慧欣莉蓉晶璐佳晓雯'].map(String)
const BOYS = [
  '子轩',
  '浩然',
  '宇航',
  '梓睿',
  '俊熙',
  '一诺',
  '沐阳',
  '子墨',
  '奕辰',
  '明轩',
  '嘉懿',
  '天佑',
  '思源',
  '乐天',
  '博文',
  '星辰',
  '景行',
  '安然',
]
const GIRLS = [
  '雨桐',
  '欣怡',
  '梓涵',
  '诗琪',
  '语嫣',
  '可馨',
  '若汐',
  '一诺',
  '思涵',
  '子墨',
  '雨萱',
  '佳怡',
  '梦瑶',
  '心悦',
  '沐晴',
  '知夏',
  '静姝',
  '安然',
]
const MONGOLIAN = {
  1: ['巴特尔', '格日勒图', '朝鲁', '苏和', '诺日布', '阿古拉', '那顺', '宝音', '达来', '特木尔'],
  2: ['乌兰图雅', '其其格', '萨仁', '娜仁', '乌云', '斯琴', '高娃', '塔娜', '托娅', '琪琪格'],
}
const UYGHUR_GIVEN = {
  1: ['艾尔肯', '买买提', '吐尔逊', '阿不都', '努尔买买提', '玉素甫', '库尔班'],
  2: ['阿依努尔', '古丽巴哈尔', '热依拉', '阿依古丽', '祖丽菲娅', '帕提古丽'],
}
const UYGHUR_FATHERS = ['买买提江', '艾合买提', '吐尔洪', '依明', '热合曼', '司马义', '卡德尔']
const TIBETAN = {
  1: ['扎西多吉', '索南才让', '次仁顿珠', '丹增', '洛桑'],
  2: ['卓玛', '央金', '拉姆', '白玛措', '德吉'],
}

export interface NamedAs {
  readonly name: string
  /** GB/T 3304 */
  readonly ethnicity: string
  readonly language: string | null
}

/** An invented name that fits sex and age; one in twelve from another people than the Han. */
export function inventName(chance: Chance, sex: 1 | 2, age: number): NamedAs {
  const people = chance.weighted<string>([
    ['01', 92],
    ['02', 2],
    ['03', 2],
    ['05', 1.2],
    ['04', 0.6],
    ['08', 1],
    ['11', 1.2],
  ])
  if (people === '02')
    return {
      name: chance.pick(MONGOLIAN[sex]),
      ethnicity: people,
      language: age > 60 && chance.is(0.4) ? '蒙古语' : null,
    }
  if (people === '05')
    return {
      name: `${chance.pick(UYGHUR_GIVEN[sex])}·${chance.pick(UYGHUR_FATHERS)}`,
      ethnicity: people,
      language: chance.is(0.6) ? '维吾尔语' : null,
    }
  if (people === '04')
    return { name: chance.pick(TIBETAN[sex]), ethnicity: people, language: chance.is(0.5) ? '藏语' : null }
  return {
    name: chance.weighted(SURNAMES) + inventGiven(chance, sex, age),
    ethnicity: people,
    language: null,
  }
}

export function inventGiven(chance: Chance, sex: 1 | 2, age: number): string {
  if (age < 18 && chance.is(0.85)) return chance.pick(sex === 1 ? BOYS : GIRLS)
  const older = age > 45
  const list = sex === 1 ? (older ? OLD_MEN : MEN) : older ? OLD_WOMEN : WOMEN
  const first = chance.pick(list)
  if (chance.is(older ? 0.12 : 0.28)) return first
  return first + chance.pick(list.filter((one) => one !== first))
}

/** The name of somebody in the family: the same surname where it is handed down. */
export function relativeName(
  chance: Chance,
  of: string,
  sex: 1 | 2,
  age: number,
  sameSurname: boolean,
): string {
  const isHan = /^[\u4e00-\u9fff]{2,4}$/u.test(of)
  const surname =
    of.startsWith('欧阳') || of.startsWith('司马') || of.startsWith('上官') ? of.slice(0, 2) : of.slice(0, 1)
  if (sameSurname && isHan) return surname + inventGiven(chance, sex, age)
  return inventName(chance, sex, age).name
}

/** How a worker speaks of somebody in a record. */
export function addressOf(name: string, sex: 1 | 2, age: number): string {
  const surname = hasNoSurname(name) ? null : name.slice(0, 1)
  if (age < 14) return surname ? name.slice(1) || name : name.split('·')[0] || name
  if (!surname) return name.split('·')[0] || name
  if (age >= 68) return sex === 1 ? `${surname}大爷` : `${surname}奶奶`
  if (age >= 45) return sex === 1 ? `${surname}叔` : `${surname}阿姨`
  return sex === 1 ? `${surname}先生` : `${surname}女士`
}

/** Names that are not divided into surname and given name. */
function hasNoSurname(name: string): boolean {
  const whole = [MONGOLIAN, TIBETAN].flatMap((names) => [...names[1], ...names[2]])
  return name.includes('·') || name.length > 3 || whole.includes(name)
}
