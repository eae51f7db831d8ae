import './app/no-eval.ts'
import { createRoot } from 'react-dom/client'
import { House } from './app/house.tsx'
import { whoIsHere } from './app/who-is-here.ts'
import './ui/tokens.css'
import './ui/base.css'

// Asked while the words of the language are still on their way; whoever waits for the answer hears what went wrong.
whoIsHere().catch(() => import('./staff/sign-in-page.tsx'))

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<House />)
