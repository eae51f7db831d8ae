import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { ask, Refused, Unreachable } from './ask.ts'

type Command<E extends Endpoint> = z.input<E['input']>
type Answer<E extends Endpoint> = z.output<E['output']>

interface Wish<E extends Endpoint> {
  /** Paths (or beginnings of paths) whose answers this change makes old: `['/cases', '/today']`. */
  readonly refresh: readonly string[]
  readonly onDone?: (answer: Answer<E>) => void
  readonly onRefused?: (refused: Refused) => void
}

interface Sending<E extends Endpoint> {
  /** Sends a change under a new id. */
  readonly send: (command: Omit<Command<E>, 'commandId'>) => void
  /** The same, to wait for; throws `Refused` or `Unreachable`. */
  readonly sendAsync: (command: Omit<Command<E>, 'commandId'>) => Promise<Answer<E>>
  /** Sends the last change once more under the id it already has: twice sent, once done. */
  readonly retry: () => void
  readonly sending: boolean
  readonly answer: Answer<E> | undefined
  /** The server's no, except a conflict. */
  readonly refused: Refused | null
  /** Somebody changed the row in between; the facts say what they wrote. A person decides. */
  readonly conflict: Refused | null
  /** No answer came. What was written is still here and `retry` is safe. */
  readonly unreachable: boolean
  readonly forget: () => void
}

/** A change. Its id is made once, before the first try, so trying again after a lost signal is safe. */
export function useCommand<E extends Endpoint>(
  endpoint: E,
  { refresh, onDone, onRefused }: Wish<E>,
): Sending<E> {
  const queries = useQueryClient()
  const mutation = useMutation<Answer<E>, Error, Command<E>>({
    mutationFn: (command) => ask<E['input'], E['output']>(endpoint, command),
    retry: (count, error) => error instanceof Unreachable && count < 2,
    networkMode: 'always',
    onSuccess: async (answer) => {
      onDone?.(answer)
      await queries.invalidateQueries({
        predicate: ({ queryKey: [path] }) =>
          typeof path === 'string' && refresh.some((beginning) => path.startsWith(beginning)),
      })
    },
    onError: (error) => {
      if (error instanceof Refused) onRefused?.(error)
    },
  })
  const named = (command: Omit<Command<E>, 'commandId'>) =>
    ({ ...command, commandId: newId() }) as unknown as Command<E>
  const { error } = mutation
  const isConflict = error instanceof Refused && error.code === 'conflict'
  return {
    send: (command) => mutation.mutate(named(command)),
    sendAsync: (command) => mutation.mutateAsync(named(command)),
    retry: () => {
      if (mutation.variables !== undefined) mutation.mutate(mutation.variables)
    },
    sending: mutation.isPending,
    answer: mutation.data,
    refused: error instanceof Refused && !isConflict ? error : null,
    conflict: isConflict ? error : null,
    unreachable: error instanceof Unreachable,
    forget: mutation.reset,
  }
}
