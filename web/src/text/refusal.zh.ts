/** Answers that belong to no single capability. A capability's own codes have their text in its own file, as `refusal.<verb part>`. */
export const refusalZh = {
  'not-found': '没有找到。可能已被移走，或不在你的职责里。',
  malformed: '有一处填得不对，请看标出的地方。',
  conflict: '刚才有别人也改了这里，请核对后再存。',
  broken: '程序出了错，你写的内容还在这里。请稍后再试。',
  'signed-out': '请重新登录。',
  'session-locked': '离开太久，已锁定。请输入密码继续。',
  'not-from-our-pages': '这个请求不是从全程的页面发出的，没有执行。',
  unreachable: '服务器没有回应。你写的内容还在这里，没有丢。',
  unknown: '没有办成（{code}）。内容还在这里，可以再试一次。',
} as const

/** A command id that came a second time with other words; the screens never send one. */
export const commandZh = {
  'refusal.id-reused': '这一步已经送过一次，内容和现在不同。请刷新后再做。',
} as const

export const filesZh = {
  'refusal.size': '文件太大或是空的，请换一个。',
  'refusal.type': '这种文件不能上传，请换成图片或 PDF。',
} as const
