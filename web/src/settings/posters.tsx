import { intakePlaces } from '@quancheng/contract/intake-door.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { type Speech, useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/toast.tsx'
import { PosterForm } from './poster-form.tsx'
import { PosterSheet } from './poster-sheet.tsx'
import { SettingsTabs } from './public.tsx'
import './settings.css'

export type Poster = z.output<typeof intakePlaces.places.output>[number]

/** Where a poster hangs, in words. */
function placeOf({ t }: Speech, { department, bed }: Pick<Poster, 'department' | 'bed'>): string {
  if (department === null) return t('settings.posters.house')
  return bed === null ? department.name : t('settings.posters.bedOf', { ward: department.name, bed })
}

/** The posters by which patients ask for help: make, print, withdraw. */
export function Posters() {
  const speech = useText()
  const { t, day } = speech
  const may = useMay()
  const { word, change } = useAddress()
  const asked = useAsk(intakePlaces.places, {}, { ready: may('staff.manage') })
  const [making, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<Poster | null>(null)
  if (!may('staff.manage')) return <NoPermission owner={null} />
  const rows = asked.data
  const shown = rows?.find(({ id }) => id === word('poster'))
  if (shown)
    return (
      <PosterSheet poster={shown} place={placeOf(speech, shown)} onClose={() => change({ poster: null })} />
    )
  const add = (
    <Button icon="plus" onClick={() => setMaking(true)}>
      {t('settings.posters.add')}
    </Button>
  )
  const hanging = rows?.filter(({ withdrawnAt }) => withdrawnAt === null).length ?? 0
  return (
    <Page
      title={
        rows && rows.length > 0 ? t('settings.posters.title', { count: hanging }) : t('settings.tab.posters')
      }
      about={t('settings.posters.about')}
      actions={rows && rows.length > 0 && add}
      under={<SettingsTabs />}
    >
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {!rows && !asked.error && <Skeleton rows={5} height={40} />}
      {rows?.length === 0 && (
        <Empty title={t('settings.posters.none')} actions={add}>
          {t('settings.posters.noneWords')}
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('settings.posters.place')}</th>
              <th className="only-desk">{t('settings.posters.made')}</th>
              <th className="number">{t('settings.posters.asked')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((poster) => (
              <tr key={poster.id}>
                <td>
                  <span className="line">
                    <b>{placeOf(speech, poster)}</b>
                    {poster.withdrawnAt !== null && <Tag>{t('settings.posters.withdrawn')}</Tag>}
                  </span>
                </td>
                <td className="only-desk muted">{day(poster.madeAt.slice(0, 10))}</td>
                <td className="number">{poster.asked}</td>
                <td className="poster-acts">
                  {poster.withdrawnAt === null && (
                    <>
                      <Button small onClick={() => change({ poster: poster.id })}>
                        {t('settings.posters.print')}
                      </Button>
                      <Button small kind="ghost" onClick={() => setLeaving(poster)}>
                        {t('settings.posters.withdraw')}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {making && <PosterForm onClose={() => setMaking(false)} />}
      {leaving && (
        <WithdrawPoster poster={leaving} place={placeOf(speech, leaving)} onClose={() => setLeaving(null)} />
      )}
    </Page>
  )
}

interface WithdrawProps {
  readonly poster: Poster
  readonly place: string
  readonly onClose: () => void
}

function WithdrawPoster({ poster, place, onClose }: WithdrawProps) {
  const { t } = useText()
  const toast = useToast()
  const command = useCommand(intakePlaces.withdrawPlace, {
    refresh: [intakePlaces.places.path],
    onDone: () => {
      toast.say(t('settings.posters.withdrawDone', { place }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('settings.posters.withdrawTitle', { place })}
      submit={t('settings.posters.withdrawSave')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={false}
      onSubmit={() => command.send({ doorPlaceId: poster.id, seen: poster.revision })}
      onClose={onClose}
    >
      <p>{t('settings.posters.withdrawWords')}</p>
    </FormDialog>
  )
}
