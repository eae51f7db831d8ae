import './app/no-eval.ts'
import { createRoot } from 'react-dom/client'
import { Refused } from './app/ask.ts'
import { NotLoaded } from './app/not-loaded.tsx'
import { firstLocale } from './app/preferences.ts'
import { whoIsHere } from './app/who-is-here.ts'
import { Front, leaveTheDoor } from './staff/front.tsx'
import { frontTextsOf, textsOf } from './text/load-texts.ts'
import './ui/tokens.css'
import './ui/base.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
const root = createRoot(place)

/** Pages of the house that need nobody to be signed in. */
const OPEN_TO_ALL = /^\/(?:invitation|gallery)\b/
/** Where somebody arrives who has not been here today. */
const ENTRANCE = /^\/(?:sign-in)?$/

function notLoaded(): void {
  root.render(<NotLoaded />)
}

async function openHouse(): Promise<void> {
  const { House } = await import('./app/house.tsx')
  root.render(<House />)
}

function openFront(): void {
  root.render(<Front onDone={() => openHouse().catch(notLoaded)} />)
}

/** A locked session, or no answer at all, is the house's to say. */
function isNobody(error: unknown): boolean {
  return error instanceof Refused && error.status === 401 && error.code !== 'session-locked'
}

async function begin(): Promise<void> {
  if (OPEN_TO_ALL.test(location.pathname)) return openHouse()
  // Loaded while the answer is on its way: at the entrance it is nobody as a rule, anywhere else somebody.
  const guess = ENTRANCE.test(location.pathname)
    ? [frontTextsOf(firstLocale())]
    : [import('./app/house.tsx'), textsOf(firstLocale())]
  Promise.all<unknown>(guess).catch(() => undefined)
  try {
    await whoIsHere()
  } catch (error) {
    if (isNobody(error)) return openFront()
  }
  leaveTheDoor()
  return openHouse()
}

// Never awaited here: the house asks for parts of this very file, which would wait for each other.
begin().catch(notLoaded)
