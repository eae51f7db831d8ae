import { config } from 'zod'

// The page's content policy forbids making code from text; Zod would try once and be reported for it.
config({ jitless: true })
