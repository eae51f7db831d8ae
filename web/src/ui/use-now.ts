import { useEffect, useState } from 'react'

/** The present, moved on twice a minute so that clocks on the screen keep running. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
