import { RISKS, STAGES } from '@quancheng/rules/course.ts'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { writeAddress } from '../app/address.ts'
import { useText } from '../text/use-text.tsx'
import { BulkBar } from '../ui/bulk-bar.tsx'
import { Button } from '../ui/button.tsx'
import { Clock } from '../ui/clock.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { type Address, readFilters, writeFilters } from '../ui/filters.ts'
import { Page } from '../ui/page.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { SavedViews } from '../ui/saved-views.tsx'
import { StageSquares } from '../ui/stage-squares.tsx'
import { NOW } from './now.ts'

const NAMES = [
  '吴晓梅',
  '陈桂兰',
  '阿依努尔·买买提江',
  '欧阳慧敏',
  '巴特尔',
  '诺日布扎木苏',
  '王建国',
  '王建国',
  '孙长福',
  '马秀兰',
  '司马晓彤',
  '赵国强',
]

/** A table with saved views, filters in the address and a bulk bar. */
export function CasesShelf() {
  const { t } = useText()
  const router = useRouter()
  const address = useSearch({ strict: false }) as Address
  const [picked, setPicked] = useState<readonly number[]>([0, 1, 3])
  const offers = [
    {
      key: 'state',
      label: t('gallery.filter.state'),
      many: false,
      choices: [
        { value: 'open', label: t('gallery.filter.open') },
        { value: 'closed', label: t('gallery.filter.closed') },
      ],
    },
    {
      key: 'ward',
      label: t('gallery.filter.ward'),
      many: true,
      choices: [
        { value: 'onco', label: t('gallery.wardOnco') },
        { value: 'ob', label: t('gallery.wardOb') },
        { value: 'neuro', label: t('gallery.wardNeuro') },
        { value: 'heart', label: t('gallery.wardHeart') },
      ],
    },
    {
      key: 'worker',
      label: t('gallery.filter.worker'),
      many: true,
      choices: [
        { value: 'lin', label: '林若溪' },
        { value: 'he', label: '何嘉怡' },
      ],
    },
  ]
  return (
    <Page
      title={t('gallery.cases')}
      actions={
        <>
          <span className="tiny faint only-desk">{t('gallery.updated')}</span>
          <Button small icon="columns">
            {t('gallery.columns')}
          </Button>
          <Button small icon="download">
            {t('gallery.exportAs')}
          </Button>
        </>
      }
      under={
        <>
          <SavedViews
            current="mine"
            onOpen={() => undefined}
            onSave={() => undefined}
            views={[
              { id: 'mine', name: t('gallery.view.mine'), count: 41, more: false },
              { id: 'all', name: t('gallery.view.all'), count: 1000, more: true },
            ]}
          />
          <FilterChips
            offers={offers}
            filters={readFilters(address, offers)}
            onChange={(filters) =>
              router.history.replace(`/gallery${writeAddress(writeFilters(address, offers, filters))}`)
            }
            trailing={t('gallery.sort')}
          />
        </>
      }
      foot={
        <BulkBar count={picked.length} onClear={() => setPicked([])}>
          <Button>{t('gallery.assign')}</Button>
          <Button>{t('gallery.addTask')}</Button>
          <Button>{t('gallery.exportAs')}</Button>
        </BulkBar>
      }
    >
      <table className="table">
        <thead>
          <tr>
            <th style={{ width: 44 }} />
            <th>{t('gallery.head.name')}</th>
            <th>{t('gallery.head.risk')}</th>
            <th className="only-desk">{t('gallery.head.stage')}</th>
            <th className="only-desk">{t('gallery.head.next')}</th>
            <th>{t('gallery.head.due')}</th>
          </tr>
        </thead>
        <tbody>
          {NAMES.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two invented people have the same name
            <tr key={index} aria-selected={picked.includes(index)}>
              <td>
                <input
                  type="checkbox"
                  className="check"
                  aria-label={name}
                  checked={picked.includes(index)}
                  onChange={(event) =>
                    setPicked((all) =>
                      event.target.checked ? [...all, index] : all.filter((each) => each !== index),
                    )
                  }
                />
              </td>
              <td>
                <PersonLine
                  name={name}
                  sex={index % 2 === 0 ? 2 : 1}
                  age={31 + index * 3}
                  ward={t('gallery.wardOnco')}
                  bed={String(index + 3)}
                />
              </td>
              <td>
                <RiskGlyph risk={RISKS[index % 5] ?? 'none'} />
              </td>
              <td className="only-desk">
                <StageSquares stage={STAGES[index % 7] ?? 'intake'} />
              </td>
              <td className="only-desk">{t('gallery.row6')}</td>
              <td>
                <Clock
                  due={index === 5 ? '2026-11-18' : `2026-11-${21 + (index % 8)}`}
                  since="2026-11-18T00:00:00Z"
                  paused={index === 7}
                  now={NOW}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}
