import { QRCode } from 'antd'
import { useEffect, useState } from 'react'
import { textsOf } from '../text/load-texts.ts'
import { LOCALE_TAGS, LOCALES, type Locale } from '../text/translate.ts'
import { makeSpeech, type Speech, useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { Poster } from './posters.tsx'
import './poster.css'

interface Props {
  readonly poster: Poster
  readonly place: string
  readonly onClose: () => void
}

type Paper = 'a4' | 'a5'
const PAPERS: readonly Paper[] = ['a4', 'a5']
/** 96 mm and 68 mm: read from two metres away, and from one. */
const CODE_PX = { a4: 363, a5: 256 } as const

/** The sheet as it comes out of the printer; its language is the reader's and not the administrator's. */
export function PosterSheet({ poster, place, onClose }: Props) {
  const { t, locale } = useText()
  const [language, setLanguage] = useState<Locale>(locale)
  const [paper, setPaper] = useState<Paper>('a4')
  const speech = useSpeechOf(language)
  return (
    <Page
      title={place}
      actions={
        <>
          <Button kind="ghost" onClick={onClose}>
            {t('settings.posters.back')}
          </Button>
          <Button kind="primary" onClick={() => window.print()}>
            {t('settings.posters.printNow')}
          </Button>
        </>
      }
      under={
        <div className="poster-ways">
          <Segmented
            label={t('settings.posters.language')}
            value={language}
            options={LOCALES.map((value) => ({ value, label: t(`settings.posters.${value}`) }))}
            onChange={setLanguage}
          />
          <Segmented
            label={t('settings.posters.size')}
            value={paper}
            options={PAPERS.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={setPaper}
          />
        </div>
      }
    >
      <style>{`@page { size: ${paper === 'a4' ? 'A4' : 'A5'}; margin: 0 }`}</style>
      {speech ? <Sheet poster={poster} speech={speech} paper={paper} /> : <Skeleton rows={8} />}
    </Page>
  )
}

function Sheet({
  poster: { address, department, bed },
  speech: { t, locale },
  paper,
}: {
  readonly poster: Poster
  readonly speech: Speech
  readonly paper: Paper
}) {
  const where =
    department === null
      ? t('settings.posters.house')
      : bed === null
        ? department.name
        : t('settings.posters.bedOf', { ward: department.name, bed })
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the sheet scrolls by keyboard too
      tabIndex={0}
      className={`poster-sheet ${paper}`}
      lang={LOCALE_TAGS[locale]}
      aria-label={t('settings.tab.posters')}
    >
      <h2>{t('settings.posters.sheetTitle')}</h2>
      <p className="lead">{t('settings.posters.sheetLead')}</p>
      <span className="visually-hidden">{t('settings.posters.sheetCode')}</span>
      <div className="code" aria-hidden="true">
        <QRCode
          type="svg"
          value={address}
          size={CODE_PX[paper]}
          errorLevel="Q"
          color="#000000"
          bgColor="#ffffff"
          bordered={false}
        />
      </div>
      <p className="scan">{t('settings.posters.sheetScan')}</p>
      <p>{t('settings.posters.sheetNoAccount')}</p>
      <p className="nurse">{t('settings.posters.sheetNurse')}</p>
      <p className="fine">
        <span>{where}</span>
        <span>{t('settings.posters.sheetScam')}</span>
      </p>
    </section>
  )
}

function useSpeechOf(language: Locale): Speech | null {
  const own = useText()
  const [other, setOther] = useState<Speech | null>(null)
  useEffect(() => {
    let left = false
    void textsOf(language).then((texts) => {
      if (!left) setOther(makeSpeech(texts, language))
    })
    return () => {
      left = true
    }
  }, [language])
  if (own.locale === language) return own
  return other?.locale === language ? other : null
}
