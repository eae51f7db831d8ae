import { Notice } from './notice.tsx'

interface Props {
  /** “床位信息是昨天 18:40 的” */
  readonly title: string
  /** Since when nothing came, and what to trust instead. */
  readonly children: string
}

/** What is shown is old, and the screen says so. */
export function StaleState({ title, children }: Props) {
  return (
    <Notice tone="next" icon="clock" title={<b>{title}</b>}>
      {children}
    </Notice>
  )
}
