interface Props {
  readonly level: 4 | 3 | 2 | 1 | 0
}

/** The shape of a level: octagon with “!”, three, two or one bars, three dashes for not assessed. */
export function LevelShape({ level }: Props) {
  if (level === 4)
    return (
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M4.4.8h5.2l3.6 3.6v5.2l-3.6 3.6H4.4L.8 9.6V4.4z" fill="currentColor" />
        <path d="M7 3.7v4M7 9.9v.01" stroke="var(--qc-surface)" strokeWidth="1.7" strokeLinecap="round" />
      </svg>
    )
  if (level === 0)
    return (
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M2 10.5h2M6 10.5h2M10 10.5h2" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    )
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="currentColor">
      <rect x="1" y="9" width="3.2" height="4" rx="1" />
      <rect x="5.4" y="5" width="3.2" height="8" rx="1" opacity={level >= 2 ? 1 : 0.28} />
      <rect x="9.8" y="1" width="3.2" height="12" rx="1" opacity={level >= 3 ? 1 : 0.28} />
    </svg>
  )
}
