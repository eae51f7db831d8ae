import { z } from 'zod'
import { ALGORITHMS } from './protection/envelope.ts'
import { parseMasterKey } from './protection/master-key.ts'

const Port = z.coerce.number().int().min(0).max(65_535)
const Flag = z.stringbool()
const Key = z.string().superRefine((text, check) => {
  try {
    parseMasterKey(text, 'it')
  } catch (error) {
    check.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'not a key' })
  }
})

/** The whole environment of the server, in one place; docs/running.md lists it for people. */
const Environment = z.object({
  PORT: Port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MLLP_PORT: Port.default(2575),
  MLLP_HOST: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  QUANCHENG_DATA: z.string().min(1).default('./data'),
  QUANCHENG_MODE: z.enum(['demo', 'production']).default('demo'),
  QUANCHENG_KEY: Key.optional(),
  QUANCHENG_CIPHER: z.enum(ALGORITHMS).default('aes-256-gcm'),
  QUANCHENG_CONTENT: z.string().min(1).optional(),
  QUANCHENG_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  QUANCHENG_IDLE_MINUTES: z.coerce.number().int().min(1).max(480).default(15),
  QUANCHENG_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  QUANCHENG_DEMO_SMALL: Flag.default(false),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('quancheng@localhost'),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default('SSO'),
  S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
})
export type Config = z.infer<typeof Environment>

/** Reads and checks the environment; a wrong value stops the start with a sentence that says which and why. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Config | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map(
        (issue) => `${issue.path.join('.')} is not usable: ${issue.message}.`,
      ),
    }
  const problems = [...together(parsed.data), ...forProduction(parsed.data)]
  return problems.length > 0 ? { problems } : parsed.data
}

function together(config: Config): string[] {
  const problems: string[] = []
  const oidc = [config.OIDC_ISSUER, config.OIDC_CLIENT_ID, config.OIDC_CLIENT_SECRET]
  if (oidc.some(Boolean) && !oidc.every(Boolean))
    problems.push(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: give all three or none.',
    )
  const s3 = [config.S3_URL, config.S3_BUCKET, config.S3_ACCESS_KEY, config.S3_SECRET_KEY]
  if (s3.some(Boolean) && !s3.every(Boolean))
    problems.push(
      'S3_URL, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY belong together: give all four or none.',
    )
  return problems
}

function forProduction(config: Config): string[] {
  if (config.QUANCHENG_MODE !== 'production') return []
  const problems: string[] = []
  if (!config.QUANCHENG_KEY)
    problems.push(
      'QUANCHENG_KEY is missing: production needs a master key of your own (32 random bytes as hex or base64).',
    )
  if (!config.QUANCHENG_ORIGIN)
    problems.push(
      'QUANCHENG_ORIGIN is missing: production needs the address people open, e.g. https://msw.hospital.example.',
    )
  if (config.OIDC_ISSUER?.startsWith('http:'))
    problems.push(
      'OIDC_ISSUER is http: anybody on the way could sign in as somebody else; production needs an https issuer.',
    )
  return problems
}
