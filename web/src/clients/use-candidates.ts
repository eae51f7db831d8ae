import { type ClientFields, clients } from '@quancheng/contract/clients.ts'
import { useEffect, useState } from 'react'
import { useAsk } from '../app/use-ask.ts'

const PAUSE = 400

type Known = Pick<ClientFields, 'name' | 'sex' | 'birthDate' | 'idNumber' | 'phone'>

/** Who a person being written down may already be, asked again after each pause in typing. */
export function useCandidates(known: Known, exceptClientId: string | null = null) {
  const wanted = JSON.stringify([known.name.trim(), known.sex, known.birthDate, known.idNumber, known.phone])
  const [settled, setSettled] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), PAUSE)
    return () => clearTimeout(timer)
  }, [wanted])
  const [name, sex, birthDate, idNumber, phone] = JSON.parse(settled) as [
    string,
    ClientFields['sex'],
    string | null,
    string | null,
    string | null,
  ]
  return useAsk(
    clients.candidates,
    { name, sex, birthDate, idNumber, phone, ...(exceptClientId !== null && { exceptClientId }) },
    { ready: [...name].length >= 2, keep: true },
  )
}
