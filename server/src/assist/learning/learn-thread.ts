import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '@quancheng/rules/refusal.ts'
import { learn } from '@quancheng/rules/risk-model.ts'
import type { Lesson } from './learn-apart.ts'
import type { Ending } from './model-store.ts'

const { cases, factors, thresholds, rules } = workerData as Lesson
const learned = learn(cases, factors, thresholds, rules)
const ending: Ending =
  learned instanceof Refusal
    ? { state: 'refused', problem: { code: learned.code, facts: learned.facts } }
    : { state: 'done', learned }
parentPort?.postMessage(ending)
