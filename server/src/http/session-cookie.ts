import type { FastifyRequest } from 'fastify'
import type { Settings } from './call.ts'

const NAME = 'quancheng_session'

export function sessionToken(request: FastifyRequest): string | null {
  return cookieOf(request, NAME)
}

export function cookieOf(request: FastifyRequest, wanted: string): string | null {
  const header = request.headers.cookie ?? ''
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === wanted && value) return value
  }
  return null
}

export function sessionCookie(settings: Settings, token: string | null): string {
  const life = token ? 'Max-Age=43200' : 'Max-Age=0'
  return `${NAME}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; ${life}${settings.secureCookie ? '; Secure' : ''}`
}
