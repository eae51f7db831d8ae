/** The course that nearly closes; the open end is now. */
export function BrandMark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" fill="none" aria-hidden="true" className="brand-mark">
      <path d="M3 14.5a8.5 8.5 0 1 1 5.2 4.5" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
      <circle cx="4.8" cy="18" r="2.2" fill="var(--qc-now)" />
    </svg>
  )
}
