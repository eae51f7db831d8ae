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
