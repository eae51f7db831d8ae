interface Words {
  readonly subject: string
  readonly text: string
}

/** What a notice says by mail: that there is one and where to read it, nothing about anybody. */
export function mailWords(locale: 'zh-CN' | 'en', origin: string): Words {
  if (locale === 'en')
    return {
      subject: 'Quancheng: you have a notice',
      text: `You have a new notice. Open Quancheng to read it:\n${origin}/\n\nThis mail carries no details, to protect the people you serve. Please do not reply to it.\n`,
    }
  return {
    subject: '全程：您有一条新通知',
    text: `您有一条新通知，请打开“全程”查看：\n${origin}/\n\n为保护服务对象的隐私，邮件中不写具体内容。请勿回复本邮件。\n`,
  }
}
