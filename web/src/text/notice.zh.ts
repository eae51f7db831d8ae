/** What the notices of cases say; the number of the case is all they tell about anybody. */
export const noticeZh = {
  'closure-asked': '个案 {number} 申请结案，等你审批',
  'closure-overdue': '个案 {number} 的结案还没有人审批，已报主任',
  'closure-approved': '个案 {number} 的结案批准了',
  'closure-returned': '个案 {number} 的结案退回来了，请看意见',
  'case-handed-over': '个案 {number} 转交了',
  'caseload-handed-over': '有 {count} 个个案移交了，请看交代',
  'case-remark': '个案 {number} 有督导意见',
  'follow-up-due': '个案 {number} 今天有随访',
  'follow-up-overdue': '个案 {number} 的随访过期了，还没有做',
  'follow-up-missed': '个案 {number} 的随访没有做，已记为过期未做',
  'follow-up-unreachable': '个案 {number} 的随访联系不上',
  'patient-moved': '个案 {number} 的患者转了病区或床位',
  'patient-died': '个案 {number} 的患者去世了；没做的随访已取消',
  'patient-discharged': '个案 {number} 的患者出院了',
  'admission-cancelled': '个案 {number} 的患者入院取消了',
  'discharge-cancelled': '个案 {number} 的患者出院取消了',
} as const
