import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** The width of an element now, in pixels; `start` until it has been measured. */
export function useWidth<E extends HTMLElement>(start: number): readonly [RefObject<E | null>, number] {
  const element = useRef<E>(null)
  const [width, setWidth] = useState(start)
  useLayoutEffect(() => {
    const measured = element.current
    if (measured === null) return
    const measure = () => setWidth(measured.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [])
  return [element, width]
}
