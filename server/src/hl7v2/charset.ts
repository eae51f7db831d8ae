import type { CHARSETS } from '@quancheng/contract/content/hl7v2-mapping.ts'
import iconv from 'iconv-lite'

export type Charset = (typeof CHARSETS)[number]

/** Names seen in MSH-18, spaces, dashes and underscores taken out (HL7 table 0211 and the usual free hand). */
const NAMES: Readonly<Record<string, Charset>> = {
  UNICODEUTF8: 'utf-8',
  UTF8: 'utf-8',
  UNICODE: 'utf-8',
  GB180302000: 'gb18030',
  GB18030: 'gb18030',
  GBK: 'gb18030',
  GB2312: 'gb18030',
  '8859/1': 'iso-8859-1',
  ISO88591: 'iso-8859-1',
  '88591': 'iso-8859-1',
  LATIN1: 'iso-8859-1',
}

/** The charset a MSH-18 names; `unstated` when it leaves the choice to the connection (empty, or ASCII, which all three contain). */
export function charsetNamed(name: string): Charset | 'unstated' | 'unsupported' {
  const key = name.toUpperCase().replace(/[\s_-]/g, '')
  if (key === '' || key === 'ASCII' || key === 'ISOIR6') return 'unstated'
  return NAMES[key] ?? 'unsupported'
}

/** The text, or null when the bytes are not of that charset: a name is never guessed from broken bytes. */
export function decode(bytes: Buffer, charset: Charset): string | null {
  switch (charset) {
    case 'utf-8':
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      } catch {
        return null
      }
    case 'gb18030': {
      const text = iconv.decode(bytes, 'gb18030')
      return text.includes('\uFFFD') ? null : text
    }
    case 'iso-8859-1':
      return bytes.toString('latin1')
  }
}

/** Characters the charset lacks become `?`, which only ISO 8859-1 can meet: its answers are in English. */
export function encode(text: string, charset: Charset): Buffer {
  switch (charset) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'gb18030':
      return iconv.encode(text, 'gb18030')
    case 'iso-8859-1':
      return iconv.encode(text, 'iso-8859-1')
  }
}
