import { parentPort, workerData } from 'node:worker_threads'
import { docxOf } from './docx.ts'
import type { Paper } from './paper.ts'
import { pdfOf } from './pdf.ts'

const { paper, as } = workerData as { readonly paper: Paper; readonly as: 'pdf' | 'docx' }
parentPort?.postMessage(await (as === 'pdf' ? pdfOf(paper) : docxOf(paper)))
