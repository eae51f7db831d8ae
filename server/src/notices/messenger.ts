/** A person to be told outside the browser, and in which language. */
export interface Recipient {
  readonly name: string
  readonly email: string | null
  readonly locale: 'zh-CN' | 'en'
}

/**
 * A way of telling somebody that a notice waits: mail today; a hospital's SMS gateway or WeChat account is another
 * value of this shape. It says that there is something, never what: no personal data leaves the house.
 */
export interface Messenger {
  readonly name: string
  /** Resolves when the message was handed over, or when this way does not reach the person; throws to be tried again. */
  tell(recipient: Recipient, noticeId: string): Promise<void>
}
