import './app/no-eval.ts'
import { createRoot } from 'react-dom/client'
import { House } from './app/house.tsx'
import './ui/tokens.css'
import './ui/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<House />)
