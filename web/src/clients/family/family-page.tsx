import { clients } from '@quancheng/contract/clients.ts'
import { useParams } from '@tanstack/react-router'
import { GoLink } from '../../app/go-link.tsx'
import { useAsk } from '../../app/use-ask.ts'
import { useText } from '../../text/use-text.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { FamilyPictures } from './family-view.tsx'

/** The family of one client on a page of its own. */
export function FamilyPage() {
  const { clientId } = useParams({ strict: false }) as { readonly clientId: string }
  const { t } = useText()
  const asked = useAsk(clients.family, { clientId })
  return (
    <Page
      title={
        asked.data ? t('clients.family.title', { name: asked.data.client.name }) : t('clients.family.open')
      }
      actions={
        <GoLink href={`/clients/${clientId}`} className={buttonClass({ small: true })}>
          {t('clients.family.back')}
        </GoLink>
      }
    >
      <FamilyPictures clientId={clientId} />
    </Page>
  )
}
